import { isDigestOf, readSecretToken } from '../../base/secret-token.ts'
import { UniqueViolationError } from '../../storage/contract.ts'
import { type ClientCredentials, workloadCredential } from '../client-contract.ts'
import type { ScimCaller, ScimServerId } from '../contract.ts'
import { type OperatorContext, timeOf } from './context.ts'
import { rememberSometimes } from './last-used.ts'
import { settingsFrom } from './server-settings.ts'
import { workloadIdentityOf } from './workload-identity-record.ts'

/** What is asked of the database, by key. */
function lookups({ database, clock }: OperatorContext) {
  const liveSecret = async (scimServerId: ScimServerId, id: string) => {
    const row = await database.read
      .selectFrom('scim_tokens')
      .select(['digest', 'revoked_at', 'expires_at'])
      .where('scim_server_id', '=', scimServerId)
      .where('id', '=', id)
      .where('kind', '=', 'client')
      .executeTakeFirst()
    if (row === undefined || row.revoked_at !== null) return null
    return row.expires_at !== null && row.expires_at <= timeOf(clock) ? null : row
  }

  const workloadIdentity = async (scimServerId: ScimServerId) => {
    const row = await database.read
      .selectFrom('workload_identities')
      .selectAll()
      .where('scim_server_id', '=', scimServerId)
      .executeTakeFirst()
    return row === undefined ? null : workloadIdentityOf(row)
  }

  const lives = async (scimServerId: ScimServerId, id: string) =>
    id === workloadCredential
      ? (await workloadIdentity(scimServerId)) !== null
      : (await liveSecret(scimServerId, id)) !== null

  const connected = async (id: ScimServerId): Promise<Omit<ScimCaller, 'tokenId'> | null> => {
    const row = await database.read
      .selectFrom('scim_servers')
      .select(['account_id', 'settings', 'state', 'holding'])
      .where('id', '=', id)
      .executeTakeFirst()
    if (row?.state !== 'connected') return null
    const settings = settingsFrom(row.settings)
    return { accountId: row.account_id, scimServerId: id, settings, holding: row.holding === 1 }
  }

  return { liveSecret, workloadIdentity, lives, connected }
}

/** The credentials of SCIM clients that get access tokens. What is revoked ends at once, on every node. */
export function createClientCredentials(context: OperatorContext): ClientCredentials {
  const { database, clock } = context
  const remember = rememberSometimes(context)

  const { liveSecret, workloadIdentity, lives, connected } = lookups(context)
  return {
    workloadIdentity,
    async clientSecret(scimServerId, secret) {
      const token = readSecretToken(secret, 'client')
      const row = token && (await liveSecret(scimServerId, token.keyId))
      const proved = isDigestOf(Buffer.from(row?.digest ?? '', 'hex'), secret)
      return token && row && proved && (await connected(scimServerId)) ? token.keyId : null
    },
    async spend(scimServerId, digest, until) {
      const row = { scim_server_id: scimServerId, digest, expires_at: until.toISOString() }
      try {
        await database.write(async (tx) => tx.insertInto('used_assertions').values(row).execute())
        return true
      } catch (error) {
        if (error instanceof UniqueViolationError) return false
        throw error
      }
    },
    async caller(scimServerId, credentialId) {
      if (!(await lives(scimServerId, credentialId))) return null
      const server = await connected(scimServerId)
      if (server === null) return null
      remember(`${scimServerId} ${credentialId}`, async (tx) => {
        const last_used_at = timeOf(clock)
        if (credentialId !== workloadCredential) {
          const used = tx.updateTable('scim_tokens').set({ last_used_at }).where('scim_server_id', '=', scimServerId)
          return used.where('id', '=', credentialId).execute()
        }
        const used = tx.updateTable('workload_identities').set({ last_used_at })
        return used.where('scim_server_id', '=', scimServerId).execute()
      })
      return { ...server, tokenId: credentialId }
    },
    async noteRefusal(scimServerId, reason) {
      remember(`${scimServerId} refused ${reason}`, async (tx) =>
        tx
          .updateTable('workload_identities')
          .set({ last_refusal: reason, last_refused_at: timeOf(clock) })
          .where('scim_server_id', '=', scimServerId)
          .execute(),
      )
    },
  }
}
