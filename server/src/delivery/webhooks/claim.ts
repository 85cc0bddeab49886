import type { Kysely } from 'kysely'
import type { Database, DeliveryWebhookRow, Tables } from '../../storage/index.ts'
import { settledBefore } from '../reads/changes.ts'

/** So long another node leaves a webhook alone; longer than the longest try. Milliseconds. */
const claim = 60_000
const most = 20

/** Webhooks that have something to be told now. Nothing is written while there is nothing to do. */
function due(db: Kysely<Tables>, at: string, before: string) {
  return db
    .selectFrom('delivery_webhooks as w')
    .selectAll('w')
    .where('w.enabled', '=', 1)
    .where('w.next_at', '<=', at)
    .where('w.claimed_until', '<=', at)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('signature_changes as c')
          .select('c.id')
          .whereRef('c.account_id', '=', 'w.account_id')
          .whereRef('c.id', '>', 'w.cursor')
          .where('c.id', '<', before),
      ),
    )
    .orderBy('w.next_at')
    .limit(most)
}

/** Takes webhooks that have something to be told; of two nodes one gets each. @param now milliseconds */
export async function claimDue(database: Database, now: number): Promise<DeliveryWebhookRow[]> {
  const at = new Date(now).toISOString()
  const found = await due(database.read, at, settledBefore(database, now)).execute()
  if (found.length === 0) return []
  return database.write(async (tx) => {
    const claimed: DeliveryWebhookRow[] = []
    for (const row of found.toSorted((one, other) => (one.id < other.id ? -1 : 1))) {
      const taken = await tx
        .updateTable('delivery_webhooks')
        .set({ claimed_until: claimedUntil(now) })
        .where('account_id', '=', row.account_id)
        .where('id', '=', row.id)
        .where('enabled', '=', 1)
        .where('claimed_until', '=', row.claimed_until)
        .where('cursor', '=', row.cursor)
        .returningAll()
        .executeTakeFirst()
      if (taken !== undefined) claimed.push(taken)
    }
    return claimed
  })
}

export const claimedUntil = (now: number): string => new Date(now + claim).toISOString()
