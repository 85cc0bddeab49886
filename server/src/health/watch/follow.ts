import type { Kysely } from 'kysely'
import { newId } from '../../base/index.ts'
import type { Database, HealthCycleRow, Tables } from '../../storage/index.ts'
import { type Burst, closeSilent, follow, kindOf, type Rhythm } from './bursts.ts'
import { type Calls, isYoung, minuteOf, nextCalls } from './calls.ts'
import { followPeople } from './people.ts'
import { holdState, notAhead, readState, type Watched, type WatchState, writeState } from './state.ts'
import { addTraffic, type MinuteCounts } from './traffic.ts'

/**
 * Follows a SCIM server's records up to a minute: cycles, traffic, and what people lost. The cost goes with what
 * arrived since the last time, never with the size of the directory.
 * @param until ISO 8601, a whole minute
 */
export async function followServer(database: Database, watched: Watched, until: string): Promise<WatchState> {
  let state = notAhead(await readState(database.read, watched.scimServerId), until)
  while (await hasNews(database.read, watched.scimServerId, state, until)) {
    state = await database.write(async (tx) => {
      const held = notAhead(await holdState(tx, watched), until)
      const calls = await nextCalls(tx, watched.scimServerId, held, until)
      await keepCalls(tx, watched, held, calls, until)
      held.changes = await followPeople(tx, watched, held.changes, until)
      await writeState(tx, watched.scimServerId, held)
      return held
    })
  }
  return state
}

/** Whether there is anything to do, seen without holding anything. */
async function hasNews(db: Kysely<Tables>, server: string, state: WatchState, until: string): Promise<boolean> {
  const { burst } = state.rhythm
  if (burst !== null && closeSilent({ ...state.rhythm }, Date.parse(until)).length > 0) return true
  const activity = await db
    .selectFrom('activity')
    .select('at')
    .where('scim_server_id', '=', server)
    .where('id', '>', state.activity)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  if (activity !== undefined && !isYoung(activity.at, until)) return true
  const change = await db
    .selectFrom('changes')
    .select('at')
    .where('scim_server_id', '=', server)
    .where('id', '>', state.changes)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  if (change !== undefined && !isYoung(change.at, until)) return true
  const reads = await db
    .selectFrom('health_traffic')
    .select('minute')
    .where('scim_server_id', '=', server)
    .where('minute', '>=', state.reads)
    .where('minute', '<', until)
    .where('reads', '>', 0)
    .limit(1)
    .executeTakeFirst()
  return reads !== undefined
}

async function keepCalls(
  tx: Kysely<Tables>,
  watched: Watched,
  state: WatchState,
  calls: Calls,
  until: string,
): Promise<void> {
  const { rhythm } = state
  const closed = follow(rhythm, calls.events, newId)
  if (calls.whole) closed.push(...closeSilent(rhythm, Date.parse(until)))
  for (const burst of closed) await keepBurst(tx, watched, burst, burst.kind, true)
  if (rhythm.burst !== null) await keepBurst(tx, watched, rhythm.burst, kindOf(rhythm, rhythm.burst), false)
  await addTraffic(tx, watched, trafficOf(calls))
  state.activity = calls.activity
  state.reads = calls.reads
}

function trafficOf({ events }: Calls): Map<string, MinuteCounts> {
  const minutes = new Map<string, MinuteCounts>()
  for (const { at, kind } of events) {
    if (kind !== 'write' && kind !== 'refused') continue
    const minute = minuteOf(new Date(at).toISOString())
    const counts = minutes.get(minute) ?? { writes: 0, refused: 0, people_left: 0, people_back: 0 }
    if (kind === 'write') counts.writes++
    else counts.refused++
    minutes.set(minute, counts)
  }
  return minutes
}

async function keepBurst(
  tx: Kysely<Tables>,
  { accountId, scimServerId }: Watched,
  burst: Burst,
  kind: HealthCycleRow['kind'],
  closed: boolean,
): Promise<void> {
  const { created, updated, disabled, deleted, groupChanges, failed, refused, requests } = burst
  const counts = { created, updated, disabled, deleted, group_changes: groupChanges, failed, refused, requests }
  const end = { kind, ended_at: new Date(burst.ended).toISOString(), closed: closed ? 1 : 0, ...counts } as const
  const began_at = new Date(burst.began).toISOString()
  await tx
    .insertInto('health_cycles')
    .values({ scim_server_id: scimServerId, account_id: accountId, id: burst.id, began_at, ...end })
    .onConflict((conflict) => conflict.columns(['scim_server_id', 'id']).doUpdateSet(end))
    .execute()
}

/** Whether Entra was seen to run cycles of its own. */
export const hasRun = (rhythm: Rhythm): boolean =>
  rhythm.lastCycleBegan !== null || (rhythm.burst !== null && kindOf(rhythm, rhythm.burst) === 'cycle')
