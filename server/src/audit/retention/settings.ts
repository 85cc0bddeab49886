import type { Kysely } from 'kysely'
import type { Tables } from '../../storage/index.ts'

/** For how many days one account's records are kept. */
export interface Retention {
  readonly auditDays: number
  /** Calls with their bodies, and sums of reads. */
  readonly activityDays: number
  /** The history of people who were deleted. */
  readonly goneDays: number
}

export const defaultRetention: Retention = { auditDays: 400, activityDays: 30, goneDays: 30 }

/** What may be chosen: least and most, in days. */
export const retentionLimits: Readonly<Record<keyof Retention, readonly [least: number, most: number]>> = {
  auditDays: [90, 3660],
  activityDays: [1, 400],
  goneDays: [1, 400],
}

export async function retentionOf(db: Kysely<Tables>, accountId: string): Promise<Retention> {
  const row = await db
    .selectFrom('retention_settings')
    .selectAll()
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  if (row === undefined) return defaultRetention
  return { auditDays: row.audit_days, activityDays: row.activity_days, goneDays: row.gone_days }
}

export async function writeRetention(tx: Kysely<Tables>, accountId: string, chosen: Retention): Promise<void> {
  const days = { audit_days: chosen.auditDays, activity_days: chosen.activityDays, gone_days: chosen.goneDays }
  await tx
    .insertInto('retention_settings')
    .values({ account_id: accountId, ...days })
    .onConflict((conflict) => conflict.column('account_id').doUpdateSet(days))
    .execute()
}
