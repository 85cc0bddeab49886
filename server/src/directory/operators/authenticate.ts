import { isDigestOf, readSecretToken } from '../../base/secret-token.ts'
import type { ScimCaller, ScimServerId } from '../contract.ts'
import { type OperatorContext, timeOf } from './context.ts'
import { rememberSometimes } from './last-used.ts'
import { settingsFrom } from './server-settings.ts'

export type Authenticate = (scimServerId: ScimServerId, secretToken: string) => Promise<ScimCaller | null>

/** Checks Secret Tokens against their digests. A revoked token is refused from the next call on, on every node. */
export function createAuthenticate(context: OperatorContext): Authenticate {
  const remember = rememberSometimes(context)
  return async (scimServerId, secretToken) => {
    const token = readSecretToken(secretToken)
    if (token === null) return null
    const row = await context.database.read
      .selectFrom('scim_tokens')
      .innerJoin('scim_servers', 'scim_servers.id', 'scim_tokens.scim_server_id')
      .select([
        'scim_servers.account_id',
        'scim_servers.state',
        'scim_servers.settings',
        'scim_tokens.digest',
        'scim_tokens.revoked_at',
        'scim_tokens.expires_at',
      ])
      .where('scim_tokens.scim_server_id', '=', scimServerId)
      .where('scim_tokens.id', '=', token.keyId)
      .where('scim_tokens.kind', '=', 'scim')
      .executeTakeFirst()
    const proved = isDigestOf(Buffer.from(row?.digest ?? '', 'hex'), secretToken)
    if (row === undefined || !proved || row.revoked_at !== null || row.state !== 'connected') return null
    if (row.expires_at !== null && row.expires_at <= timeOf(context.clock)) return null
    remember(`${scimServerId} ${token.keyId}`, async (tx) =>
      tx
        .updateTable('scim_tokens')
        .set({ last_used_at: timeOf(context.clock) })
        .where('scim_server_id', '=', scimServerId)
        .where('id', '=', token.keyId)
        .execute(),
    )
    return { accountId: row.account_id, scimServerId, tokenId: token.keyId, settings: settingsFrom(row.settings) }
  }
}
