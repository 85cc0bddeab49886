/** A SCIM server with people and groups, and a clock that the test moves. */
import { createSeal, newId } from '../../../base/index.ts'
import type { JsonObject } from '../../../base/json.ts'
import { type Database, readingAccess, storesOf } from '../../../storage/index.ts'
import type { ScimDirectory, ScimServerSettings } from '../../contract.ts'
import type { AccountDirectory } from '../../operator-contract.ts'
import { createInstallation } from '../../operators/installation.ts'
import { defaultSettings } from '../../operators/server-settings.ts'
import { openScimSide } from '../../scim-directory.ts'
import { carryOutDecisions } from '../carry-out.ts'
import { type EffectivePerson, effectivePerson } from '../effective.ts'
import { type ChangeFeed, openFeed } from '../feed.ts'

export const anna = { operatorId: 'anna', name: 'Anna Berg' }
export const ben = { operatorId: 'ben', name: 'Ben Okafor' }
export const options = {
  call: { requestId: 'request-1', method: 'PATCH', path: '/Users', body: null },
  answer: () => ({ status: 200, body: null }),
}

export interface Company {
  readonly accountId: string
  readonly scimServerId: string
  readonly account: AccountDirectory
  readonly feed: ChangeFeed
  /** As the next call of the SCIM client sees it. */
  scim(): Promise<ScimDirectory>
  hire(count: number): Promise<string[]>
  group(name: string, members: readonly string[]): Promise<string>
  deactivate(ids: readonly string[]): Promise<void>
  reactivate(ids: readonly string[]): Promise<void>
  remove(ids: readonly string[]): Promise<void>
  effective(id: string): Promise<EffectivePerson | null>
  /** What is decided is carried out. */
  carryOut(): Promise<void>
  pass(minutes: number): void
  /** Milliseconds since 1970. */
  now(): number
  /** Everything that a SCIM caller could read, without version and time. */
  state(): Promise<Map<string, string>>
  /** What came out of the feed until now. */
  fed(): Promise<string[]>
}

/** Each company begins a month after the one before: ids never go back within a process. */
let start = Date.parse('2028-01-01T00:00:00.000Z')

export async function openCompany(database: Database, change: Partial<ScimServerSettings> = {}): Promise<Company> {
  start += 31 * 24 * 60 * 60_000
  let now = start
  const clock = { now: () => now }
  const [accountId, scimServerId] = [newId(now), newId(now)]
  const created_at = new Date(now).toISOString()
  const settings = { ...defaultSettings, ...change }
  await database.write(async (tx) => {
    await tx.insertInto('accounts').values({ id: accountId, name: 'Nordwind Traders', created_at }).execute()
    const row = { account_id: accountId, id: scimServerId, name: 'Nordwind', state: 'connected' } as const
    await tx
      .insertInto('scim_servers')
      .values({ ...row, settings: JSON.stringify(settings), created_at, created_by: 'test' })
      .execute()
  })
  const side = openScimSide(database, clock, raise)
  const owner = { accountId, scimServerId }
  const scim = async (): Promise<ScimDirectory> => {
    const row = await database.read
      .selectFrom('scim_servers')
      .select('holding')
      .where('id', '=', scimServerId)
      .executeTakeFirstOrThrow()
    return side.scim({ ...owner, tokenId: 'test', settings, holding: row.holding === 1 })
  }
  const setActive = async (ids: readonly string[], active: boolean) => {
    const { users } = await scim()
    for (const id of ids) await users.update(id, ({ document }) => ({ ...document, active }), options)
  }
  const feed = openFeed(database, owner, () => now)
  let hired = 0
  return {
    ...owner,
    account: createInstallation({ database, clock, seal: createSeal(Buffer.alloc(32, 7)) }).account(accountId),
    feed,
    scim,
    async hire(count) {
      const { users } = await scim()
      const ids: string[] = []
      for (let index = 0; index < count; index++)
        ids.push((await users.create(personDocument(++hired, ids[0]), options)).id)
      return ids
    },
    async group(name, members) {
      const { groups } = await scim()
      const document = { displayName: name, externalId: `group-${name}` }
      const list = members.map((value) => ({ value }))
      return (await groups.create(document, list, options)).id
    },
    deactivate: (ids) => setActive(ids, false),
    reactivate: (ids) => setActive(ids, true),
    async remove(ids) {
      const { users } = await scim()
      for (const id of ids) await users.delete(id, options)
    },
    effective: (id) => effectivePerson(storesOf(readingAccess(database), owner), id),
    carryOut: () => carryOutDecisions(database, clock),
    now: () => now,
    pass(minutes) {
      now += minutes * 60_000
    },
    state: () => stateOf(database, scimServerId),
    async fed() {
      const seen: string[] = []
      now += 60_000
      for (let cursor: string | null = null; ; ) {
        const page = await feed.next(cursor, 100)
        for (const { kind, resourceId } of page.changes) seen.push(`${kind} ${resourceId}`)
        if (page.cursor === cursor) return seen
        cursor = page.cursor
      }
    },
  }
}

/** Attributes in an order of their own, non-ASCII text, and a manager for all but the first. */
function personDocument(number: number, manager: string | undefined): JsonObject {
  return {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
    userName: `p${number}@nordwind.example`,
    externalId: `person-${number}`,
    active: true,
    displayName: `Åsa Müller ${number}`,
    emails: [{ type: 'work', primary: true, value: `p${number}@nordwind.example` }],
    'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User': {
      department: number % 3 === 0 ? 'Sales' : 'Engineering',
      ...(manager === undefined ? {} : { manager: { value: manager } }),
    },
  }
}

async function stateOf({ read }: Database, scimServerId: string): Promise<Map<string, string>> {
  const state = new Map<string, string>()
  const rows = await read.selectFrom('resources').selectAll().where('scim_server_id', '=', scimServerId).execute()
  for (const row of rows) {
    const { kind, id, unique_key, active, manager_id, member_count, created_at, inactive_since, document } = row
    const columns = [kind, unique_key, active, manager_id, member_count, created_at, inactive_since, document]
    state.set(id, JSON.stringify(columns))
  }
  const members = await read.selectFrom('members').selectAll().where('scim_server_id', '=', scimServerId).execute()
  for (const { group_id, member_id, ...row } of members) state.set(`${group_id} ${member_id}`, JSON.stringify(row))
  const values = await read
    .selectFrom('attribute_values')
    .selectAll()
    .where('scim_server_id', '=', scimServerId)
    .execute()
  for (const { resource_id, path, element, position, ...row } of values)
    state.set(`${resource_id} ${path} ${element} ${position}`, JSON.stringify(row))
  return state
}

/** In a test nothing may go wrong unseen. */
function raise(error: unknown): never {
  throw error
}
