import type { Kysely } from 'kysely'
import type { Tables } from '../../storage/index.ts'
import { nextIds } from './change-ids.ts'

/** Takes away what was finished for a person; of the feed's rows about them only the news that the signature went stays. */
export async function forgetFinished(
  tx: Kysely<Tables>,
  accountId: string,
  personId: string,
  now: number,
): Promise<void> {
  for (const table of ['signatures', 'signature_people'] as const)
    await tx.deleteFrom(table).where('account_id', '=', accountId).where('person_id', '=', personId).execute()
  const told = await tx
    .deleteFrom('signature_changes')
    .where('account_id', '=', accountId)
    .where('person_id', '=', personId)
    .returning('id')
    .execute()
  if (told.length === 0) return
  const [id = ''] = await nextIds(tx, accountId, now, 1)
  const row = { account_id: accountId, id, person_id: personId, kind: 'removed', email: null, hash: '' } as const
  await tx
    .insertInto('signature_changes')
    .values({ ...row, cause: 'directory', at: new Date(now).toISOString() })
    .execute()
}
