import type { Database } from '../../storage/index.ts'
import { appendRow } from './append.ts'

/** So few at a time that nobody waits. */
const pieceSize = 100

/** Chains what nodes of a version before the chain have written since. @throws {StorageUnavailableError} */
export async function adoptRows(database: Database): Promise<void> {
  for (;;) {
    const found = await database.read.selectFrom('audit').selectAll().orderBy('id').limit(pieceSize).execute()
    if (found.length === 0) return
    await database.write(async (tx) => {
      for (const row of found) {
        const taken = await tx
          .deleteFrom('audit')
          .where('account_id', '=', row.account_id)
          .where('id', '=', row.id)
          .returningAll()
          .executeTakeFirst()
        // Another node may have been faster.
        if (taken !== undefined) await appendRow(tx, taken)
      }
    })
  }
}
