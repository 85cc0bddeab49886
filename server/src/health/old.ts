import type { Database } from '../storage/index.ts'

const day = 24 * 60 * 60 * 1000
/** The page shows 30 days of cycles, and the activity behind them is kept as long. */
const cycleDays = 31
const minuteDays = 3
const historyDays = 400

/** Removes what nobody can look at any more. @param now milliseconds */
export async function removeOld(database: Database, now: number): Promise<void> {
  const before = (days: number): string => new Date(now - days * day).toISOString()
  await database.write(async (tx) => {
    await tx.deleteFrom('health_cycles').where('ended_at', '<', before(cycleDays)).execute()
    await tx.deleteFrom('health_traffic').where('minute', '<', before(minuteDays)).execute()
    await tx.deleteFrom('health_losses').where('slot', '<', before(minuteDays)).execute()
    await tx
      .deleteFrom('health_conditions')
      .where('ended_at', '<', before(historyDays))
      .where('ending', '!=', 'accepted')
      .execute()
    const old = tx.selectFrom('health_notices').select('id').where('done_at', '<', before(historyDays))
    await tx.deleteFrom('health_attempts').where('notice_id', 'in', old).execute()
    await tx.deleteFrom('health_notices').where('done_at', '<', before(historyDays)).execute()
  })
}
