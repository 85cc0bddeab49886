import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { root } from '../../../scripts/programs.ts'
import type { ScimUser } from '../company/expected.ts'
import { Journey } from '../company/journey.ts'
import { House } from '../testing/house.ts'

interface Change {
  readonly cursor: string
  readonly kind: string
  readonly personId: string
}

let house: House
let key = ''

beforeAll(async () => {
  house = await House.open()
})
afterAll(() => house?.close())

const api = async <Answer>(path: string): Promise<Answer> => {
  const answer = await fetch(`${house.dynasend.url}/api/v1/${path}`, { headers: { authorization: `Bearer ${key}` } })
  expect(answer.status).toBe(200)
  return (await answer.json()) as Answer
}

async function makeKey(): Promise<string> {
  const words = [join(root, 'server/src/cli/dynasend.ts'), 'api-key', 'create', '--scope', 'signatures:read', '--json']
  const env = { ...process.env, ...house.environment }
  const { stdout } = await promisify(execFile)(process.execPath, words, { env })
  return (JSON.parse(stdout) as { key: string }).key
}

async function changesAfter(cursor: string): Promise<Change[]> {
  const found: Change[] = []
  for (let at = cursor; ; ) {
    const query = at === '' ? '' : `&cursor=${at}`
    const page = await api<{ items: Change[]; hasMore: boolean }>(`signatures/changes?limit=200${query}`)
    found.push(...page.items)
    if (!page.hasMore) return found
    at = page.items.at(-1)?.cursor ?? at
  }
}

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'
type Typed = readonly { readonly type?: string; readonly value?: string; readonly locality?: string }[] | undefined

/** What the standard program shows of somebody; null: it shows nothing of somebody who is inactive. */
function shown(user: ScimUser): string | null {
  const document: Readonly<Record<string, unknown>> = user
  if (document['active'] !== true) return null
  const more = (document[enterprise] ?? {}) as Readonly<Record<string, unknown>>
  const numbers = (document['phoneNumbers'] as Typed)?.map(({ type, value }) => [type, value]).toSorted()
  const cities = (document['addresses'] as Typed)?.map(({ locality }) => locality)
  const mails = (document['emails'] as Typed)?.map(({ value }) => value)
  const names = [document['displayName'], document['title'], document['userName']]
  return JSON.stringify([names, more['department'], more['organization'], numbers, cities, mails])
}

function expected(before: readonly ScimUser[], after: readonly ScimUser[]): string[] {
  const [was, is] = [before, after].map((users) => new Map(users.map((user) => [user.id, shown(user)])))
  const everybody = [...new Set([...(was?.keys() ?? []), ...(is?.keys() ?? [])])]
  return everybody
    .flatMap((id) => {
      const [one, other] = [was?.get(id) ?? null, is?.get(id) ?? null]
      if (one === other) return []
      return `${one === null ? 'created' : other === null ? 'removed' : 'changed'} ${id}`
    })
    .sort()
}

it('a random day in Entra changes exactly the signatures that it should, each once', { timeout: 90_000 }, async () => {
  const journey = await Journey.begin(house)
  await journey.firstCycle()
  key = await makeKey()
  const before = (await journey.target()).users
  const active = before.filter((user) => shown(user) !== null).length
  await expect.poll(async () => new Set((await changesAfter('')).map(({ personId }) => personId)).size).toBe(active)
  // Groups and managers came after the people; nothing of theirs is in a signature.
  const cursor = (await changesAfter('')).at(-1)?.cursor ?? ''
  const day = await journey.liveOneDay(7)
  expect(day.hires).toBeGreaterThan(0)
  await journey.nextCycle()
  const due = expected(before, (await journey.target()).users)
  expect(due.length).toBeGreaterThan(8)
  const told = async () => (await changesAfter(cursor)).map(({ kind, personId }) => `${kind} ${personId}`).sort()
  await expect.poll(told, { timeout: 10_000 }).toEqual(due)
})
