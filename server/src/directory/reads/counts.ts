import type { DayCounts, PeopleCounts } from '../read-contract.ts'
import type { ReadContext } from './documents.ts'
import { idFloor } from './index-ways.ts'

const dayMilliseconds = 24 * 60 * 60 * 1000

/** Counted from the indexes alone, without touching the people. */
export async function peopleCounts({ db, accountId }: ReadContext): Promise<PeopleCounts> {
  const byState = await db
    .selectFrom('resources')
    .select(({ fn }) => ['active', fn.countAll<number>().as('count')])
    .where('account_id', '=', accountId)
    .where('kind', '=', 'User')
    .groupBy('active')
    .execute()
  const manual = await db
    .selectFrom('resources')
    .innerJoin('scim_servers', 'scim_servers.id', 'resources.scim_server_id')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('scim_servers.account_id', '=', accountId)
    .where('scim_servers.state', '=', 'disconnected')
    .where('resources.kind', '=', 'User')
    .executeTakeFirstOrThrow()
  const of = (state: 0 | 1): number => Number(byState.find((row) => Number(row.active) === state)?.count ?? 0)
  return { total: of(0) + of(1), active: of(1), inactive: of(0), manual: Number(manual.count) }
}

export async function groupCount({ db, accountId }: ReadContext): Promise<number> {
  const row = await db
    .selectFrom('resources')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('account_id', '=', accountId)
    .where('kind', '=', 'Group')
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

type Column = 'created' | 'updated' | 'removed' | 'refused'

/** What a chart calls an activity: only people are counted. */
const columns: Readonly<Record<string, Column>> = {
  created: 'created',
  updated: 'updated',
  reactivated: 'updated',
  deactivated: 'removed',
  deleted: 'removed',
  refused: 'refused',
}

const nothing = { created: 0, updated: 0, removed: 0, refused: 0 }

async function serversOf({ db, accountId }: ReadContext): Promise<string[]> {
  const rows = await db.selectFrom('scim_servers').select('id').where('account_id', '=', accountId).execute()
  return rows.map(({ id }) => id)
}

/** Changes in a stretch of time, as ranges of the index over (SCIM server, kind, id). @param until milliseconds, or null */
async function countBetween(
  { db }: ReadContext,
  servers: readonly string[],
  since: number,
  until: number | null,
): Promise<Omit<DayCounts, 'day'>> {
  if (servers.length === 0) return nothing
  const rows = await db
    .selectFrom('activity')
    .select(({ fn }) => ['kind', fn.countAll<number>().as('count')])
    .where('scim_server_id', 'in', servers)
    .where('kind', 'in', Object.keys(columns))
    .where('id', '>=', idFloor(since))
    .$if(until !== null, (all) => all.where('id', '<', idFloor(until ?? 0)))
    .groupBy('kind')
    .execute()
  const counts = { ...nothing }
  for (const { kind, count } of rows) {
    const column = columns[kind]
    if (column !== undefined) counts[column] += Number(count)
  }
  return counts
}

/** The last days, today included, oldest first; days are UTC. */
export async function changesPerDay(context: ReadContext, days: number): Promise<DayCounts[]> {
  const servers = await serversOf(context)
  const today = Math.floor(context.now() / dayMilliseconds) * dayMilliseconds
  const result: DayCounts[] = []
  for (let back = days - 1; back >= 0; back--) {
    const start = today - back * dayMilliseconds
    const counts = await countBetween(context, servers, start, start + dayMilliseconds)
    result.push({ day: new Date(start).toISOString().slice(0, 10), ...counts })
  }
  return result
}

export async function countsSince(
  context: ReadContext,
  scimServerId: string,
  since: string,
): Promise<Omit<DayCounts, 'day'>> {
  const own = (await serversOf(context)).filter((id) => id === scimServerId)
  return countBetween(context, own, Date.parse(since), null)
}
