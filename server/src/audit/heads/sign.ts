import type { Kysely } from 'kysely'
import type { Seal } from '../../base/index.ts'
import type { Tables } from '../../storage/index.ts'
import { type Head, headText } from './document.ts'
import { currentKey, signingKeys, signText } from './keys.ts'

/**
 * Signs the present end of a chain; null when it has no row. Holds the end meanwhile, so that two nodes sign one after the
 * other and the second finds it signed.
 * @param unlessSince a head that was signed since then, ISO 8601, is enough; null: signed anyway
 */
export async function signHead(
  tx: Kysely<Tables>,
  seal: Seal,
  accountId: string,
  at: string,
  unlessSince: string | null,
): Promise<Head | null> {
  const end = await tx
    .updateTable('audit_chains')
    .set((of) => ({ sequence: of.ref('sequence') }))
    .where('account_id', '=', accountId)
    .returningAll()
    .executeTakeFirst()
  if (end === undefined || end.sequence === 0) return null
  if (unlessSince !== null && (end.signed_at > unlessSince || end.signed_sequence === end.sequence)) return null
  const key = currentKey(await signingKeys(tx, seal, at))
  const { sequence, hash } = end
  const signature = signText(key.privateKey, headText({ accountId, sequence, hash, at }))
  await tx
    .insertInto('audit_heads')
    .values({ account_id: accountId, sequence, key_id: key.keyId, hash, at, signature, streamed_at: null })
    .onConflict((conflict) =>
      conflict.columns(['account_id', 'sequence', 'key_id']).doUpdateSet({ at, hash, signature, streamed_at: null }),
    )
    .execute()
  await tx
    .updateTable('audit_chains')
    .set({ signed_sequence: sequence, signed_at: at })
    .where('account_id', '=', accountId)
    .execute()
  return { accountId, sequence, hash, at, keyId: key.keyId, signature }
}
