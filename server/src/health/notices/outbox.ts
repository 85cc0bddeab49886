import type { Kysely } from 'kysely'
import type { Database, HealthNoticeRow, Tables } from '../../storage/index.ts'
import { gapAfter } from './schedule.ts'

/** So long another node leaves a notice alone; longer than the longest try. Milliseconds. */
const claim = 90_000
const batch = 20

/**
 * Takes notices that are due, the oldest of each receiver only: none overtakes another. On PostgreSQL the rows that another
 * node is taking are skipped, so no node waits for another. A notice whose sender died is taken again after the claim,
 * with the same id.
 * @param now milliseconds
 */
export async function claimDue(database: Database, now: number): Promise<HealthNoticeRow[]> {
  const at = new Date(now).toISOString()
  const isAny = await dueNow(database.read, at).limit(1).executeTakeFirst()
  if (isAny === undefined) return []
  return database.write(async (tx) => {
    const due = dueNow(tx, at).limit(batch)
    const taken = await (database.kind === 'postgres' ? due.forUpdate('n').skipLocked() : due).execute()
    for (const { account_id: accountId, id } of taken) {
      await tx
        .updateTable('health_notices')
        .set({ claimed_until: new Date(now + claim).toISOString() })
        .where('account_id', '=', accountId)
        .where('id', '=', id)
        .execute()
    }
    return taken
  })
}

function dueNow(db: Kysely<Tables>, at: string) {
  return db
    .selectFrom('health_notices as n')
    .selectAll('n')
    .where('n.state', '=', 'waiting')
    .where('n.next_at', '<=', at)
    .where('n.claimed_until', '<=', at)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('health_notices as o')
            .select('o.id')
            .whereRef('o.account_id', '=', 'n.account_id')
            .whereRef('o.target', '=', 'n.target')
            .where('o.state', '=', 'waiting')
            .whereRef('o.id', '<', 'n.id'),
        ),
      ),
    )
    .orderBy('n.next_at')
}

/** How one try went. `final`: no further try helps. */
export interface Outcome {
  readonly sent: boolean
  readonly status: number | null
  readonly problem: string | null
  readonly final?: boolean
}

const longestProblem = 500

/** Writes how a try went, and when the next one is. @param now milliseconds */
export async function keepOutcome(
  database: Database,
  notice: HealthNoticeRow,
  outcome: Outcome,
  now: number,
  random: () => number,
): Promise<void> {
  const at = new Date(now).toISOString()
  const attempts = Number(notice.attempts) + 1
  const gap = outcome.sent || outcome.final ? null : gapAfter(attempts, random)
  const state = outcome.sent ? 'sent' : gap === null ? 'givenUp' : 'waiting'
  await database.write(async (tx) => {
    const kept = await tx
      .updateTable('health_notices')
      .set({
        state,
        attempts,
        claimed_until: '',
        next_at: gap === null ? at : new Date(now + gap).toISOString(),
        done_at: state === 'waiting' ? null : at,
      })
      .where('account_id', '=', notice.account_id)
      .where('id', '=', notice.id)
      .where('attempts', '=', Number(notice.attempts))
      .returning('id')
      .executeTakeFirst()
    if (kept === undefined) return
    await tx
      .insertInto('health_attempts')
      .values({
        account_id: notice.account_id,
        notice_id: notice.id,
        number: attempts,
        at,
        outcome: outcome.sent ? 'sent' : 'failed',
        status: outcome.status,
        problem: outcome.problem?.slice(0, longestProblem) ?? null,
      })
      .execute()
  })
}
