import { NotFoundError } from '../../directory/errors.ts'
import type { HeldBatchRecord, HeldChanges, Installation } from '../../directory/index.ts'

export interface FoundBatch {
  readonly account: { readonly name: string }
  readonly batch: HeldBatchRecord
}

/** The batches of every account, at most 200 each. */
export async function foundBatches(installation: Installation): Promise<FoundBatch[]> {
  const found: FoundBatch[] = []
  for (const account of await installation.accounts()) {
    const { items } = await installation.account(account.id).held.batches({ cursor: null, limit: 200 })
    for (const batch of items) found.push({ account, batch })
  }
  return found
}

/** The account that a batch belongs to. @throws {NotFoundError} */
export async function accountOf(
  installation: Installation,
  batchId: string,
): Promise<{ readonly name: string; readonly held: HeldChanges }> {
  for (const { id, name } of await installation.accounts()) {
    const { held } = installation.account(id)
    if ((await held.batch(batchId)) !== null) return { name, held }
  }
  throw new NotFoundError(`There is no batch ${batchId}. All of them: dynasend held list`)
}
