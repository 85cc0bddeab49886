/** A SCIM server under watch, with a clock that the test moves. */
import { createLog, createSeal, newId } from '../../base/index.ts'
import type { CallFacts, ScimDirectory } from '../../directory/contract.ts'
import { RefusedSignIns } from '../../directory/records/refused-sign-ins.ts'
import { openScimSide } from '../../directory/scim-directory.ts'
import type { Database } from '../../storage/index.ts'
import { type AccountHealth, type Health, type HealthParts, openHealth } from '../index.ts'

const minute = 60_000
export const anna = { operatorId: 'anna', name: 'Anna Berg' }
/** Nothing is held unless a test says so, so that each trouble is told as itself. */
const defaultHold = { on: false, peopleAtLeast: 25, peopleShare: 0.1, groupMembers: 20, groupShare: 0.5 }
const settings = { leavers: 'keep', leaverDays: 30, acceptNestedGroups: true, patchAnswer: 200 } as const

/** Ids never go back in a process, so each company begins a month after the one before. */
let start = Date.parse('2027-01-01T00:00:00.000Z')

export interface TestCompany {
  readonly accountId: string
  readonly scimServerId: string
  readonly scim: ScimDirectory
  readonly health: Health
  readonly own: AccountHealth
  readonly clock: { now(): number }
  /** Opens the room again, as a restart or a second node does. */
  again(parts?: Partial<HealthParts>): Health
  /** Lets minutes pass with a round of watching in each, as the running server does; in many, in each fifth. */
  pass(minutes: number, health?: Health): Promise<void>
  /** Sets the clock wrong, or right again. */
  jump(minutes: number): void
  probe(): Promise<void>
  hire(count: number, more?: Record<string, string | boolean>): Promise<string[]>
  change(ids: readonly string[], change: Record<string, string | boolean | null>): Promise<void>
  refuse(count: number): Promise<void>
  /** Calls with a wrong token. */
  turnAway(count: number): Promise<void>
  read(count: number): Promise<void>
  setState(state: 'connected' | 'disconnected'): Promise<void>
  open(): Promise<string[]>
}

const options = (method: string) => ({
  call: { requestId: 'r', method, path: '/Users', body: null },
  answer: () => ({ status: 200, body: null }),
})
const call = (method: string): CallFacts => options(method).call

export async function openCompany(
  database: Database,
  parts: Partial<HealthParts> = {},
  holds = false,
): Promise<TestCompany> {
  start += 31 * 24 * 60 * minute
  let now = start
  const clock = { now: () => now }
  const [accountId, scimServerId] = [newId(now), newId(now)]
  await insertServer(database, accountId, scimServerId, new Date(now).toISOString())
  const side = openScimSide(database, clock, raise)
  const hold = { ...defaultHold, on: holds }
  const caller = { accountId, scimServerId, tokenId: 'test', settings: { ...settings, hold } }
  const scim = side.scim(caller as Parameters<typeof side.scim>[0])
  const seal = createSeal(Buffer.alloc(32, 7))
  const fixed = { database, seal, clock, log: createLog('silent'), publicUrl: 'https://signatures.nordwind.example' }
  const again = (more: Partial<HealthParts> = {}) =>
    openHealth({ ...fixed, mail: null, webhookNetworks: [], random: () => 0, ...parts, ...more })
  const health = again()
  const own = health.account(accountId)
  let hired = 0
  return {
    accountId,
    scimServerId,
    scim,
    health,
    own,
    clock,
    again,
    async pass(minutes, watching = health) {
      await side.flush()
      for (let left = minutes; left > 0; ) {
        const step = left >= 25 ? 5 : 1
        left -= step
        now += step * minute
        await watching.watch()
      }
    },
    jump(minutes) {
      now += minutes * minute
    },
    async probe() {
      now += 10_000
      scim.recordRead(call('GET'), { kind: 'probe', resource: 'User', hits: 0 })
      await side.flush()
    },
    async hire(count, more = {}) {
      const ids: string[] = []
      for (let index = 0; index < count; index++) {
        const userName = `p${++hired}@nordwind.example`
        const document = { userName, displayName: `Person ${hired}`, active: true, title: 'Engineer', ...more }
        const emails = more['emails'] === '' ? [] : [{ type: 'work', value: userName }]
        ids.push((await scim.users.create({ ...document, emails }, options('POST'))).id)
      }
      return ids
    },
    async change(ids, change) {
      for (const id of ids)
        await scim.users.update(id, ({ document }) => without({ ...document, ...change }), options('PATCH'))
    },
    async refuse(count) {
      for (let index = 0; index < count; index++)
        await scim.recordRefusal(call('POST'), { status: 400, body: null, detail: 'No.' })
    },
    async turnAway(count) {
      const refused = new RefusedSignIns(database, clock, raise)
      for (let index = 0; index < count; index++) refused.count(scimServerId)
      await refused.flush()
    },
    async read(count) {
      for (let index = 0; index < count; index++)
        scim.recordRead(call('GET'), { kind: 'lookup', resource: 'User', hits: 1 })
      await side.flush()
    },
    async setState(state) {
      await database.write((tx) =>
        tx.updateTable('scim_servers').set({ state }).where('id', '=', scimServerId).execute(),
      )
    },
    open: async () => (await own.conditions(null)).filter(({ endedAt }) => endedAt === null).map(({ kind }) => kind),
  }
}

type Document = Parameters<Parameters<ScimDirectory['users']['update']>[1]>[0]['document']

const without = (document: Document): Document =>
  Object.fromEntries(Object.entries(document).filter(([, value]) => value !== null))

async function insertServer(database: Database, account_id: string, id: string, created_at: string): Promise<void> {
  await database.write(async (tx) => {
    await tx.insertInto('accounts').values({ id: account_id, name: 'Nordwind Traders', created_at }).execute()
    await tx
      .insertInto('scim_servers')
      .values({ account_id, id, name: 'Nordwind', state: 'connected', settings: '{}', created_at, created_by: 'test' })
      .execute()
  })
}

/** In a test nothing may go wrong unseen. */
function raise(error: unknown): never {
  throw error
}
