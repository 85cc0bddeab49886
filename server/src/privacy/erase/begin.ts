import type { Kysely } from 'kysely'
import { type Actor, appendEntry } from '../../audit/index.ts'
import type { Seal } from '../../base/index.ts'
import type { ErasureRow, Tables } from '../../storage/index.ts'

/** What an erasure looks for; kept sealed until nothing is left. */
export interface Work {
  readonly names: readonly string[]
}

const place = (accountId: string, id: string): string => `erasures/${accountId}/${id}`

export const sealWork = (seal: Seal, accountId: string, id: string, work: Work): string =>
  seal.close(JSON.stringify(work), place(accountId, id))

export const openWork = (seal: Seal, row: ErasureRow): Work =>
  row.work === '' ? { names: [] } : (JSON.parse(seal.open(row.work, place(row.account_id, row.id))) as Work)

/** The tombstone and the line of the audit log, together: from here on the erasure is gone through with. */
export async function beginErasure(
  tx: Kysely<Tables>,
  now: number,
  actor: Actor,
  row: ErasureRow,
  words: string,
): Promise<void> {
  await tx.insertInto('erasures').values(row).execute()
  const entry = { accountId: row.account_id, action: 'person.erase', subject: row.person_id, words }
  await appendEntry(tx, now, actor, entry)
}
