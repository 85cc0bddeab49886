import { isDigestOf, readSecretToken } from '../../base/secret-token.ts'
import type { ScimCaller, ScimServerId } from '../contract.ts'
import { type OperatorContext, timeOf } from './context.ts'
import { rememberSometimes } from './last-used.ts'
import { settingsFrom } from './server-settings.ts'
import type { TokenRows } from './token-rows.ts'

export type Authenticate = (
  scimServerId: ScimServerId,
  secretToken: string,
  forReading?: boolean,
) => Promise<ScimCaller | null>

/** Checks Secret Tokens against their digests. A revoked token writes nothing from the next call on, on every node. */
export function createAuthenticate(context: OperatorContext, tokens: TokenRows): Authenticate {
  const remember = rememberSometimes(context)
  return async (scimServerId, secretToken, forReading = false) => {
    const token = readSecretToken(secretToken)
    if (token === null) return null
    const row = await tokens.find(scimServerId, token.keyId, forReading)
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
    const { account_id: accountId, holding } = row
    const settings = settingsFrom(row.settings)
    return { accountId, scimServerId, tokenId: token.keyId, settings, holding: holding === 1 }
  }
}
