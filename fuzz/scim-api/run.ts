import fc from 'fast-check'
import { canonical, isObject, type Json } from '../../models/model/json.ts'
import type { ScimClient, ScimReply } from '../../models/worlds/client.ts'
import type { TestServers } from '../../models/worlds/servers.ts'
import { bodyFor, patchFor, queryFor } from './bodies.ts'
import { faultsOf } from './judge.ts'
import { type Published, publishedTypes } from './schemas.ts'

export interface ScimFuzz {
  readonly runs: number
  readonly seed: number
  /** @param status of an answer */
  readonly onAnswer?: (status: number) => void
}

interface Sent {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH'
  readonly path: string
  readonly body: string | null
}

/** One directory on one database, and what it published. */
interface Target {
  readonly name: string
  readonly client: ScimClient
  readonly types: readonly Published[]
  /** Ids of resources that are there, by endpoint. */
  readonly ids: Map<string, string[]>
}

/** Bodies, paths and queries made from what the server publishes; every answer must be as published. @throws Error */
export async function fuzzScimApi({ all }: TestServers, { runs, seed, onAnswer }: ScimFuzz): Promise<void> {
  const targets: Target[] = []
  for (const { name, directory } of all) {
    const client = await directory()
    targets.push({ name, client, types: await publishedTypes(client), ids: new Map() })
  }
  await seedWithPeople(targets)
  const [first] = targets
  if (first === undefined) throw new Error('There is a server at least.')
  if (new Set(targets.map(({ types }) => canonical(types as unknown as Json))).size > 1)
    throw new Error('The databases publish different schemas.')
  const requests = fc.constantFrom(...first.types).chain((type) => fc.tuple(fc.constant(type), requestTo(type)))
  await fc.assert(
    fc.asyncProperty(requests, async ([type, request]) => {
      for (const target of targets) {
        const sent = withIds(request, target, type)
        const reply = await target.client.send(sent.method, sent.path, sent.body, {})
        judge(target, type, sent, reply)
        onAnswer?.(reply.status)
      }
    }),
    { numRuns: runs, seed, endOnFailure: true },
  )
}

const nobody = '00000000-0000-7000-8000-00000000dead'
/** Stands for the id of the n-th resource of a type, which each database has given by itself. */
const placeholders = ['‹0›', '‹1›', '‹2›', nobody, '%00', '..%2F..']

function requestTo(type: Published): fc.Arbitrary<Sent> {
  const id = fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...placeholders.slice(0, 3)) },
    { weight: 1, arbitrary: fc.constantFrom(...placeholders.slice(3)) },
  )
  const ids = placeholders.slice(0, 3)
  const at = (which: string) => `${type.endpoint}/${which}`
  return fc.oneof(
    { weight: 3, arbitrary: bodyFor(type, ids).map((body) => sent('POST', type.endpoint, body)) },
    { weight: 2, arbitrary: fc.tuple(id, bodyFor(type, ids)).map(([which, body]) => sent('PUT', at(which), body)) },
    { weight: 4, arbitrary: fc.tuple(id, patchFor(type, ids)).map(([which, body]) => sent('PATCH', at(which), body)) },
    { weight: 4, arbitrary: queryFor(type).map((query) => sent('GET', `${type.endpoint}?${query}`, null)) },
    {
      weight: 1,
      arbitrary: fc.tuple(id, queryFor(type)).map(([which, query]) => sent('GET', `${at(which)}?${query}`, null)),
    },
  )
}

const sent = (method: Sent['method'], path: string, body: Json): Sent => ({
  method,
  path,
  body: body === null ? null : JSON.stringify(body),
})

function withIds({ method, path, body }: Sent, target: Target, type: Published): Sent {
  const own = target.ids.get(type.endpoint) ?? []
  const people = target.ids.get('/Users') ?? []
  const inPath = path.replace(/‹(\d)›/gu, (_, index) => own[Number(index)] ?? nobody)
  return {
    method,
    path: inPath,
    body: body?.replace(/‹(\d)›/gu, (_, index) => people[Number(index)] ?? nobody) ?? null,
  }
}

function judge(target: Target, type: Published, request: Sent, reply: ScimReply): void {
  const faults = faultsOf(reply, type)
  if (faults.length === 0) return
  throw new Error(
    `${request.method} ${decodeURIComponent(request.path)} on ${target.name}: ${faults.join('; ')}\nsent     ${request.body}\nanswered ${JSON.stringify(reply.body)}`,
  )
}

/** So that there is somebody to change. */
async function seedWithPeople(targets: readonly Target[]): Promise<void> {
  for (const { client, ids } of targets) {
    for (const [endpoint, name] of [['/Users', 'userName'] as const, ['/Groups', 'displayName'] as const]) {
      const made: string[] = []
      for (let index = 0; index < 3; index++) {
        const reply = await client.send('POST', endpoint, JSON.stringify({ [name]: `Seed ${index}` }), {})
        made.push(isObject(reply.body) ? String(reply.body['id']) : nobody)
      }
      ids.set(endpoint, made)
    }
  }
}
