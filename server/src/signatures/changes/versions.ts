import type { Database } from '../../storage/index.ts'
import type { VersionRecord } from './contract.ts'
import type { Tally } from './dry-run/tally.ts'

/** Versions, newest first. @param before a number; null from the newest */
export async function versionsOf(
  { read }: Database,
  accountId: string,
  before: number | null,
  limit: number,
): Promise<{ items: VersionRecord[]; next: number | null }> {
  let query = read.selectFrom('signature_versions').selectAll().where('account_id', '=', accountId)
  if (before !== null) query = query.where('number', '<', before)
  const rows = await query.orderBy('number', 'desc').limit(limit).execute()
  const items = rows.map((row): VersionRecord => {
    const { outcomes } = JSON.parse(row.facts) as Partial<Tally>
    return {
      number: Number(row.number),
      comment: row.comment,
      publishedAt: row.published_at,
      publishedBy: row.published_by,
      approvedBy: row.approved_by,
      restoredFrom: row.restored_from === null ? null : Number(row.restored_from),
      people: outcomes ? outcomes.changed + outcomes.gained + outcomes.lost + outcomes.failed : null,
    }
  })
  return { items, next: rows.length < limit ? null : (items.at(-1)?.number ?? null) }
}
