import type { Kysely } from 'kysely'
import { csvLine } from '../../base/index.ts'
import type { AuditEntryRow, Tables } from '../../storage/index.ts'
import type { AuditFilter, ExportFormat } from '../contract.ts'
import { choice } from './list.ts'

const columns = ['sequence', 'id', 'at', 'operator_id', 'operator_name', 'action', 'subject', 'detail', 'hash'] as const
const pieceSize = 1000

/**
 * Rows oldest first, in pieces of text. JSON lines hold what the hashes are made of, so that a chain can be checked from the
 * file alone; CSV is for reading and safe against spreadsheet formulas.
 */
export async function* exportEntries(
  db: Kysely<Tables>,
  accountId: string,
  filter: AuditFilter,
  format: ExportFormat,
): AsyncGenerator<string> {
  // The byte order mark makes Excel read UTF-8.
  if (format === 'csv') yield `\uFEFF${csvLine(columns)}`
  const line = format === 'csv' ? csvOf : jsonOf
  for (let after = 0; ; ) {
    const rows = await choice(db, accountId, filter)
      .selectAll()
      .where('sequence', '>', after)
      .orderBy('sequence')
      .limit(pieceSize)
      .execute()
    if (rows.length > 0) yield rows.map(line).join('')
    if (rows.length < pieceSize) return
    after = rows.at(-1)?.sequence ?? after
  }
}

const csvOf = (row: AuditEntryRow): string => csvLine(columns.map((column) => row[column]))

const jsonOf = ({ account_id, ...row }: AuditEntryRow): string => `${JSON.stringify({ account_id, ...row })}\n`
