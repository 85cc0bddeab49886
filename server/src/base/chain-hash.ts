import { createHash } from 'node:crypto'

/** One row of the audit log, as its hash sees it. */
export interface ChainedEntry {
  readonly account_id: string
  /** 1, 2, 3 … within the chain of one account. */
  readonly sequence: number
  readonly id: string
  readonly at: string
  readonly operator_id: string
  readonly operator_name: string
  readonly action: string
  readonly subject: string
  readonly detail: string
}

/** What the first row of a chain stands on. */
export const chainStart = '0'.repeat(64)

/**
 * SHA-256(previous ‖ canonical row), hexadecimal. The canonical row is a JSON array of its values in this order, so that no two
 * rows have the same text; the first value names this form. Released: never changed, only followed by another form.
 * @param previous hash of the row before, 64 hexadecimal digits
 */
export function chainHash(previous: string, row: ChainedEntry): string {
  const values = [row.account_id, row.sequence, row.id, row.at, row.operator_id, row.operator_name]
  const canonical = JSON.stringify(['dynasend-audit-1', ...values, row.action, row.subject, row.detail])
  return createHash('sha256').update(Buffer.from(previous, 'hex')).update(canonical, 'utf8').digest('hex')
}
