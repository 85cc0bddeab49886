import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { Tables } from '../../storage/index.ts'

const Burst = z.object({
  id: z.string(),
  began: z.number(),
  ended: z.number(),
  created: z.number(),
  updated: z.number(),
  disabled: z.number(),
  deleted: z.number(),
  groupChanges: z.number(),
  failed: z.number(),
  refused: z.number(),
  requests: z.number(),
  changed: z.boolean(),
  people: z.array(z.string()),
  groups: z.array(z.string()),
})

const State = z.object({
  /** The last activity row that was followed. */
  activity: z.string(),
  /** The last change row that was followed. */
  changes: z.string(),
  /** Reads of the minutes before this one are counted. ISO 8601. */
  reads: z.string(),
  rhythm: z.object({
    burst: Burst.nullable(),
    lastCall: z.number().nullable(),
    lastBurstBegan: z.number().nullable(),
    lastCycleBegan: z.number().nullable(),
  }),
  /** Since when this SCIM server is watched without a hole: connected, and this program running. Milliseconds. */
  since: z.number(),
})
export type WatchState = z.infer<typeof State>

const beginning: WatchState = {
  activity: '',
  changes: '',
  reads: '',
  rhythm: { burst: null, lastCall: null, lastBurstBegan: null, lastCycleBegan: null },
  since: 0,
}

export interface Watched {
  readonly accountId: string
  readonly scimServerId: string
}

/** How far a SCIM server's records were followed; as stored, without holding it. */
export async function readState(db: Kysely<Tables>, scimServerId: string): Promise<WatchState> {
  const row = await db
    .selectFrom('health_watch')
    .select('state')
    .where('scim_server_id', '=', scimServerId)
    .executeTakeFirst()
  return row === undefined ? structuredClone(beginning) : State.parse(JSON.parse(row.state))
}

/** The same, held until the transaction ends: two nodes follow one after the other and tell each thing once. */
export async function holdState(tx: Kysely<Tables>, { accountId, scimServerId }: Watched): Promise<WatchState> {
  await tx
    .insertInto('health_watch')
    .values({ scim_server_id: scimServerId, account_id: accountId, state: JSON.stringify(beginning) })
    .onConflict((conflict) => conflict.column('scim_server_id').doUpdateSet({ account_id: accountId }))
    .execute()
  return readState(tx, scimServerId)
}

export async function writeState(tx: Kysely<Tables>, scimServerId: string, state: WatchState): Promise<void> {
  await tx
    .updateTable('health_watch')
    .set({ state: JSON.stringify(state) })
    .where('scim_server_id', '=', scimServerId)
    .execute()
}

/** A clock that was ahead and has come back must not make the watching wait for it. @param until ISO 8601 */
export function notAhead(state: WatchState, until: string): WatchState {
  const limit = Date.parse(until)
  const { lastCall, lastBurstBegan, lastCycleBegan } = state.rhythm
  const rhythm = {
    ...state.rhythm,
    lastCall: lastCall && Math.min(lastCall, limit),
    lastBurstBegan: lastBurstBegan && Math.min(lastBurstBegan, limit),
    lastCycleBegan: lastCycleBegan && Math.min(lastCycleBegan, limit),
  }
  return { ...state, rhythm, reads: state.reads < until ? state.reads : until, since: Math.min(state.since, limit) }
}
