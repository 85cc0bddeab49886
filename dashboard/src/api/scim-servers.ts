import { queryOptions } from '@tanstack/react-query'
import { call } from './client.ts'
import type { ScimServer, ScimServerSettings, WorkloadIdentity } from './schema.ts'

export const scimServersQuery = (accountId: string) =>
  queryOptions({
    queryKey: ['account', accountId, 'scim-servers'],
    queryFn: ({ signal }) => call('GET /api/accounts/{accountId}/scim-servers', { params: { accountId }, signal }),
  })

export const scimServerQuery = (accountId: string, scimServerId: string) =>
  queryOptions({
    queryKey: ['account', accountId, 'scim-server', scimServerId],
    queryFn: ({ signal }) =>
      call('GET /api/accounts/{accountId}/scim-servers/{scimServerId}', {
        params: { accountId, scimServerId },
        signal,
      }),
    refetchInterval: 15_000,
  })

export const checksQuery = (accountId: string, scimServerId: string) =>
  queryOptions({
    queryKey: ['account', accountId, 'scim-server', scimServerId, 'checks'],
    queryFn: ({ signal }) =>
      call('GET /api/accounts/{accountId}/scim-servers/{scimServerId}/checks', {
        params: { accountId, scimServerId },
        signal,
      }),
    refetchInterval: 15_000,
  })

/** The Secret Token comes back with it, so that it can be copied at once. */
export function createScimServer(
  accountId: string,
  name: string,
  settings: ScimServerSettings,
): Promise<{ server: ScimServer; secretToken: string }> {
  return call('POST /api/accounts/{accountId}/scim-servers', { params: { accountId }, body: { name, settings } })
}

export function changeScimServer(
  accountId: string,
  scimServerId: string,
  change: { name?: string; settings?: ScimServerSettings },
): Promise<ScimServer> {
  return call('PATCH /api/accounts/{accountId}/scim-servers/{scimServerId}', {
    params: { accountId, scimServerId },
    body: change,
  })
}

/** Makes a second Secret Token; the first keeps working until it is revoked. */
export function addToken(accountId: string, scimServerId: string): Promise<{ id: string; secretToken: string }> {
  return call('POST /api/accounts/{accountId}/scim-servers/{scimServerId}/tokens', {
    params: { accountId, scimServerId },
  })
}

/** For the token endpoint; it is shown and revoked as a Secret Token is. */
export async function addClientSecret(accountId: string, scimServerId: string): Promise<void> {
  await call('POST /api/accounts/{accountId}/scim-servers/{scimServerId}/client-secrets', {
    params: { accountId, scimServerId },
  })
}

export function setWorkloadIdentity(
  accountId: string,
  scimServerId: string,
  identity: WorkloadIdentity,
): Promise<ScimServer> {
  return call('PUT /api/accounts/{accountId}/scim-servers/{scimServerId}/workload-identity', {
    params: { accountId, scimServerId },
    body: identity,
  })
}

export async function removeWorkloadIdentity(accountId: string, scimServerId: string): Promise<void> {
  await call('DELETE /api/accounts/{accountId}/scim-servers/{scimServerId}/workload-identity', {
    params: { accountId, scimServerId },
  })
}

/** Owners only; the server records who looked. */
export async function revealToken(accountId: string, scimServerId: string, tokenId: string): Promise<string> {
  const answer = await call('POST /api/accounts/{accountId}/scim-servers/{scimServerId}/tokens/{tokenId}/reveal', {
    params: { accountId, scimServerId, tokenId },
  })
  return answer.secretToken
}

export async function revokeToken(accountId: string, scimServerId: string, tokenId: string): Promise<void> {
  await call('DELETE /api/accounts/{accountId}/scim-servers/{scimServerId}/tokens/{tokenId}', {
    params: { accountId, scimServerId, tokenId },
  })
}

/** The people stay, become manual and can be edited; Entra's calls are refused from then on. */
export function disconnect(accountId: string, scimServerId: string): Promise<ScimServer> {
  return call('POST /api/accounts/{accountId}/scim-servers/{scimServerId}/disconnect', {
    params: { accountId, scimServerId },
  })
}

export function reconnect(accountId: string, scimServerId: string): Promise<ScimServer> {
  return call('POST /api/accounts/{accountId}/scim-servers/{scimServerId}/reconnect', {
    params: { accountId, scimServerId },
  })
}
