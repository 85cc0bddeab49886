import type { Kysely } from 'kysely'
import type { Tables } from '../../storage/index.ts'

/** Takes away everything that was finished for some people, the feed's rows about them among it. */
export async function forgetFinished(
  tx: Kysely<Tables>,
  accountId: string,
  personIds: readonly string[],
): Promise<void> {
  if (personIds.length === 0) return
  for (const table of ['signatures', 'signature_changes', 'signature_people'] as const)
    await tx
      .deleteFrom(table)
      .where('account_id', '=', accountId)
      .where('person_id', 'in', [...personIds])
      .execute()
}
