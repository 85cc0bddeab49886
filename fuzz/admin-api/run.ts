import fc from 'fast-check'
import type { TestServers } from '../../models/worlds/servers.ts'
import { type Operation, operations } from './document.ts'
import { furnished } from './furnished.ts'
import type { AdminReply, Operator } from './operator.ts'
import { faultsOf } from './validate.ts'
import { parameterFor, valueFor } from './values.ts'

export interface AdminFuzz {
  readonly runs: number
  readonly seed: number
  /** @param status of an answer */
  readonly onAnswer?: (operationId: string, status: number) => void
}

interface Request {
  readonly operation: Operation
  /** `‹name›` stands for an id that each server gave by itself. */
  readonly path: string
  readonly body: unknown
}

/** Left out: it asks Microsoft's sign-in service, which no test may. */
const elsewhere = new Set(['oidc.test'])
const asked = operations.filter(({ operationId }) => !elsewhere.has(operationId))
const names = ['account', 'scimServer', 'user', 'group', 'activity', 'operator', 'webhook', 'token', 'other']

/** Requests made from docs/api/admin.openapi.json; every answer must be as published there. @throws Error */
export async function fuzzAdminApi({ all }: TestServers, { runs, seed, onAnswer }: AdminFuzz): Promise<void> {
  const houses = await Promise.all(all.map(furnished))
  try {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...asked).chain(requestOf), async (request) => {
        for (const { name, owner, ids } of houses) {
          const path = request.path.replace(/‹(\w+)›/gu, (_, key: string) =>
            encodeURIComponent(ids.get(key) ?? 'nothing'),
          )
          const reply = await answerTo(owner, request, path)
          onAnswer?.(request.operation.operationId, reply.status)
          const faults = faultsIn(reply, request.operation)
          if (faults.length > 0)
            throw new Error(
              `${request.operation.operationId} on ${name}: ${faults.slice(0, 5).join('; ')}\nsent     ${request.operation.method} ${path} ${JSON.stringify(request.body)}\nanswered ${reply.status} ${reply.text.slice(0, 2000)}`,
            )
        }
      }),
      { numRuns: runs, seed, endOnFailure: true },
    )
  } finally {
    await Promise.all(houses.map(({ owner }) => owner.close()))
  }
}

/** An owner whose session a request has ended signs in again; that is how one goes on. */
async function answerTo(owner: Operator, { operation, body }: Request, path: string): Promise<AdminReply> {
  const reply = await owner.send(operation.method, path, body)
  if (reply.status !== 401) return reply
  await owner.signIn()
  return owner.send(operation.method, path, body)
}

function requestOf(operation: Operation): fc.Arbitrary<Request> {
  const inPath = operation.parameters.filter((parameter) => parameter.in === 'path')
  const inQuery = operation.parameters.filter((parameter) => parameter.in === 'query')
  // What is deleted is gone for the rest of the run, so that is mostly asked of what is not there.
  const gone = operation.method === 'DELETE' ? Array.from({ length: 7 }, () => 'nobody') : []
  const path = fc.tuple(
    ...inPath.map((one) => {
      const own = `‹${one.name.replace(/Id$/u, '')}›`
      return parameterFor(one, one.name === 'accountId' || one.name === 'scimServerId' ? [own] : [own, ...gone])
    }),
  )
  const anyId = names.map((name) => `‹${name}›`)
  const query = fc.record(Object.fromEntries(inQuery.map((one) => [one.name, parameterFor(one, anyId)])), {
    requiredKeys: [],
  })
  const body = operation.body === null ? fc.constant(undefined) : valueFor(operation.body)
  return fc.tuple(path, query, body).map(([parts, parameters, sent]) => {
    const fill = (text: string, { name }: { readonly name: string }, index: number) =>
      text.replace(`{${name}}`, encoded(parts[index] ?? ''))
    const asks = Object.entries(parameters).map(([name, value]) => `${name}=${encoded(String(value))}`)
    const filled = inPath.reduce(fill, operation.path)
    return { operation, path: asks.length === 0 ? filled : `${filled}?${asks.join('&')}`, body: sent }
  })
}

const encoded = (text: string): string => (text.startsWith('‹') ? text : encodeURIComponent(text.toWellFormed()))

function faultsIn(reply: AdminReply, { responses }: Operation): string[] {
  if (reply.status >= 500) return [`status ${reply.status}`]
  const published = responses[String(reply.status)] ?? (reply.status >= 400 ? responses['default'] : undefined)
  if (published === undefined) return [`status ${reply.status} is not published`]
  const [type, shape] = Object.entries(published.content ?? {})[0] ?? []
  if (type === undefined || shape === undefined) return reply.text === '' ? [] : ['a body where none is published']
  if (!reply.contentType.startsWith(type.split(';', 1)[0] ?? '')) return [`content type ${reply.contentType}`]
  // A file of lines, each JSON, is none itself.
  return /^application\/(?:problem\+)?json$/u.test(type.split(';', 1)[0] ?? '')
    ? faultsOf(JSON.parse(reply.text), shape.schema)
    : []
}
