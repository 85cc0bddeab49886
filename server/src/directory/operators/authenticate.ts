import { isDigestOf, readSecretToken } from '../../base/secret-token.ts'
import type { ScimServerRow, ScimTokenRow } from '../../storage/index.ts'
import type { ScimCaller, ScimServerId } from '../contract.ts'
import { type OperatorContext, timeOf } from './context.ts'
import { rememberSometimes } from './last-used.ts'
import { settingsFrom } from './server-settings.ts'

export type Authenticate = (scimServerId: ScimServerId, secretToken: string) => Promise<ScimCaller | null>

type TokenRow = Pick<ScimServerRow, 'account_id' | 'state' | 'settings' | 'holding'> &
  Pick<ScimTokenRow, 'digest' | 'revoked_at' | 'expires_at'>

const oneToken = `select s.account_id, s.state, s.settings, s.holding, t.digest, t.revoked_at, t.expires_at
  from scim_tokens t join scim_servers s on s.id = t.scim_server_id
  where t.scim_server_id = ? and t.id = ? and t.kind = 'scim'`

/** Checks Secret Tokens against their digests. A revoked token is refused from the next call on, on every node. */
export function createAuthenticate(context: OperatorContext): Authenticate {
  const remember = rememberSometimes(context)
  return async (scimServerId, secretToken) => {
    const token = readSecretToken(secretToken)
    if (token === null) return null
    const [row] = await context.database.statements.ask<TokenRow>(oneToken, [scimServerId, token.keyId])
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
