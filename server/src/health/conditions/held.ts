import type { Kysely } from 'kysely'
import type { HealthConditionRow, HeldBatchRow, Tables } from '../../storage/index.ts'
import type { Watched } from '../watch/state.ts'
import { type Evidence, hour, type Verdict } from './verdict.ts'

/** What is held: one condition for each batch, from when it is opened until nothing of it is held. */
export async function lookAtHeld(
  db: Kysely<Tables>,
  { accountId, scimServerId }: Watched,
  open: readonly HealthConditionRow[],
): Promise<Verdict[]> {
  const own = db
    .selectFrom('held_batches')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('scim_server_id', '=', scimServerId)
  const batches = await own.where('state', '=', 'open').execute()
  const verdicts = batches.map((batch) => verdictOf(batch, 'on', {}))
  const known = open.filter((row) => row.kind === 'held' && !batches.some(({ id }) => id === row.subject))
  for (const { subject } of known) {
    const batch = await own.where('id', '=', subject).executeTakeFirst()
    if (batch !== undefined) verdicts.push(verdictOf(batch, 'off', await decisionOf(db, batch)))
  }
  return verdicts
}

/** Whether a wave was caught by a batch, so that it is told as that one trouble. */
export async function wasCaught(db: Kysely<Tables>, watched: Watched, until: number): Promise<boolean> {
  const row = await db
    .selectFrom('held_batches')
    .select('id')
    .where('account_id', '=', watched.accountId)
    .where('scim_server_id', '=', watched.scimServerId)
    .where('last_at', '>=', new Date(until - hour).toISOString())
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

function verdictOf(batch: HeldBatchRow, state: Verdict['state'], more: Evidence): Verdict {
  const cause = JSON.parse(batch.cause) as { kind: string; name?: string; lost: number; before: number }
  const [people, memberships, groups] = [batch.people, batch.memberships, batch.groups].map(Number)
  const numbers = { people: people ?? 0, memberships: memberships ?? 0, groups: groups ?? 0 }
  const why = { cause: cause.kind, group: cause.name ?? null, lost: cause.lost, before: cause.before }
  return { kind: 'held', subject: batch.id, level: 'red', state, evidence: { ...numbers, ...why, ...more } }
}

async function decisionOf(db: Kysely<Tables>, batch: HeldBatchRow): Promise<Evidence> {
  const last = await db
    .selectFrom('held_decisions')
    .selectAll()
    .where('scim_server_id', '=', batch.scim_server_id)
    .where('batch_id', '=', batch.id)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (last === undefined) return {}
  const deed = last.kind === 'release' ? 'let it happen' : 'put them back'
  return { decision: `${last.by} decided to ${deed} (${last.people} people); it is done.` }
}
