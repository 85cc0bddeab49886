import { newLinkToken } from '../base/index.ts'
import { NotFoundError } from '../directory/errors.ts'
import type { Actor } from '../directory/operator-contract.ts'
import { type OperatorContext, record } from '../directory/operators/context.ts'
import type { Database } from '../storage/index.ts'

/** The unguessable page of a person. @param publicUrl without a slash at the end */
export const pageAddress = (publicUrl: string, accountId: string, address: string): string =>
  `${publicUrl}/s/${accountId}/${address}`

/** Where a person's page is; null: the person has no signature. */
export async function addressOf(
  { read }: Database,
  publicUrl: string,
  accountId: string,
  personId: string,
): Promise<string | null> {
  const row = await read
    .selectFrom('signature_people')
    .select(['address', 'state'])
    .where('account_id', '=', accountId)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  if (row === undefined) throw new NotFoundError('No such person.')
  return row.state === 'ready' || row.state === 'kept' ? pageAddress(publicUrl, accountId, row.address) : null
}

/** The old address leads nowhere from now on. @throws {NotFoundError} */
export async function rotateAddress(
  context: OperatorContext,
  accountId: string,
  personId: string,
  actor: Actor,
): Promise<void> {
  const address = newLinkToken()
  await context.database.write(async (tx) => {
    const changed = await tx
      .updateTable('signature_people')
      .set({ address })
      .where('account_id', '=', accountId)
      .where('person_id', '=', personId)
      .returning('person_id')
      .executeTakeFirst()
    if (changed === undefined) throw new NotFoundError('No such person.')
    const deed = { accountId, scimServerId: '', action: 'signature.address', subject: personId }
    await record(tx, context, actor, { ...deed, words: 'gave the signature page of a person a new address' })
  })
}
