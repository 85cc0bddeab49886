import type { Kysely } from 'kysely'
import type { Tables } from '../../storage/index.ts'
import type { CallEvent } from './bursts.ts'
import type { WatchState } from './state.ts'

/** So many rows are followed in one transaction: nobody waits long for it. */
export const batchSize = 1000

export interface Calls {
  readonly events: readonly CallEvent[]
  /** The next batch begins behind these. */
  readonly activity: string
  readonly reads: string
  /** Nothing more is there up to the limit. */
  readonly whole: boolean
}

/** Calls that were not followed yet, in the order of time. @param until ISO 8601, a whole minute; what is younger waits */
export async function nextCalls(
  tx: Kysely<Tables>,
  scimServerId: string,
  state: WatchState,
  until: string,
): Promise<Calls> {
  const rows = await tx
    .selectFrom('activity')
    .select(['id', 'at', 'kind', 'actor', 'outcome', 'method', 'subject_id', 'subject_kind'])
    .where('scim_server_id', '=', scimServerId)
    .where('id', '>', state.activity)
    .orderBy('id')
    .limit(batchSize)
    .execute()
  // A younger row ends the batch even if an older one follows: rows are never skipped.
  const young = rows.findIndex((row) => isYoung(row.at, until))
  const ripe = young === -1 ? rows : rows.slice(0, young)
  const whole = young !== -1 || rows.length < batchSize
  const last = ripe.at(-1)
  const readsUntil = whole ? until : minuteOf(earlier(last?.at ?? until, until))
  const minutes = await tx
    .selectFrom('health_traffic')
    .select(['minute', 'reads', 'reads_first_at', 'reads_last_at'])
    .where('scim_server_id', '=', scimServerId)
    .where('minute', '>=', state.reads)
    .where('minute', '<', readsUntil)
    .where('reads', '>', 0)
    .orderBy('minute')
    .execute()
  const events = [
    ...ripe.filter((row) => row.actor === 'Entra' && row.kind !== 'operator').map((row) => callOf(row, until)),
    ...minutes.flatMap(readsOf),
  ]
  events.sort((a, b) => a.at - b.at)
  return { events, activity: last?.id ?? state.activity, reads: later(state.reads, readsUntil), whole }
}

export const earlier = (a: string, b: string): string => (a < b ? a : b)
const later = (a: string, b: string): string => (a > b ? a : b)

export const minuteOf = (at: string): string => `${at.slice(0, 16)}:00.000Z`

const hour = 60 * 60 * 1000

/** What is so young may still have an older neighbour under way. What lies far ahead is of a clock that went wrong since. */
export const isYoung = (at: string, until: string): boolean => at >= until && Date.parse(at) < Date.parse(until) + hour

interface ActivityColumns {
  readonly at: string
  readonly kind: string
  readonly outcome: 'ok' | 'refused'
  readonly method: string | null
  readonly subject_id: string | null
  readonly subject_kind: 'User' | 'Group' | null
}

function callOf(row: ActivityColumns, until: string): CallEvent {
  const kind = row.kind === 'probe' ? 'probe' : row.outcome === 'refused' ? 'refused' : 'write'
  return {
    at: Date.parse(earlier(row.at, until)),
    kind,
    calls: kind === 'probe' ? 0 : 1,
    did: row.kind,
    subjectId: row.subject_id,
    subjectKind: row.subject_kind,
    wasWrite: row.method !== null && row.method !== 'GET',
  }
}

interface ReadColumns {
  readonly reads: number
  readonly reads_first_at: string
  readonly reads_last_at: string
}

/** Reads are known by their first and their last in a minute: the first carries the count. */
function readsOf({ reads, reads_first_at, reads_last_at }: ReadColumns): CallEvent[] {
  const read = { kind: 'reads', did: '', subjectId: null, subjectKind: null, wasWrite: false } as const
  const first = { ...read, at: Date.parse(reads_first_at), calls: Number(reads) }
  return reads_first_at === reads_last_at ? [first] : [first, { ...read, at: Date.parse(reads_last_at), calls: 0 }]
}
