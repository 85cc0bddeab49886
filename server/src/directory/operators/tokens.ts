import { digestOf, newSecretToken, type SecretKind } from '../../base/secret-token.ts'
import type { ScimServerId } from '../contract.ts'
import { type OperatorContext, type Transaction, timeOf } from './context.ts'

/** Where a sealed token belongs: it opens for no other SCIM server. */
export const sealPlace = (scimServerId: ScimServerId, tokenId: string): string =>
  `scim_tokens/${scimServerId}/${tokenId}`

/** Makes and stores a Secret Token or a client secret; the text is only ever given back here and by a recorded reading. */
export async function addToken(
  tx: Transaction,
  context: OperatorContext,
  scimServerId: ScimServerId,
  actor: { readonly name: string },
  kind: SecretKind = 'scim',
): Promise<{ id: string; secretToken: string }> {
  const { keyId, text } = newSecretToken(kind)
  const row = {
    scim_server_id: scimServerId,
    id: keyId,
    kind,
    digest: digestOf(text).toString('hex'),
    sealed: context.seal.close(text, sealPlace(scimServerId, keyId)),
    hint: `${text.slice(0, text.indexOf(keyId) + keyId.length)}…`,
    created_by: actor.name,
    created_at: timeOf(context.clock),
  }
  await tx.insertInto('scim_tokens').values(row).execute()
  return { id: keyId, secretToken: text }
}
