import { queryOptions } from '@tanstack/react-query'
import { call } from './client.ts'
import type { FinalChecks, Page, ScimServer, ScimServerSettings } from './contract.ts'
import { accountPath } from './session.ts'

function serverPath(accountId: string, serverId: string): string {
  return `${accountPath(accountId)}/scim-servers/${encodeURIComponent(serverId)}`
}

export const scimServersQuery = (accountId: string) =>
  queryOptions({
    queryKey: ['account', accountId, 'scim-servers'],
    queryFn: ({ signal }) => call<Page<ScimServer>>('GET', `${accountPath(accountId)}/scim-servers`, undefined, signal),
  })

export const scimServerQuery = (accountId: string, serverId: string) =>
  queryOptions({
    queryKey: ['account', accountId, 'scim-server', serverId],
    queryFn: ({ signal }) => call<ScimServer>('GET', serverPath(accountId, serverId), undefined, signal),
    refetchInterval: 15_000,
  })

export const checksQuery = (accountId: string, serverId: string) =>
  queryOptions({
    queryKey: ['account', accountId, 'scim-server', serverId, 'checks'],
    queryFn: ({ signal }) => call<FinalChecks>('GET', `${serverPath(accountId, serverId)}/checks`, undefined, signal),
    refetchInterval: 15_000,
  })

export interface NewScimServer {
  readonly server: ScimServer
  readonly secretToken: string
}

export function createScimServer(accountId: string, name: string, settings: ScimServerSettings): Promise<NewScimServer> {
  return call<NewScimServer>('POST', `${accountPath(accountId)}/scim-servers`, { name, settings })
}

export function changeScimServer(
  accountId: string,
  serverId: string,
  change: { name?: string; settings?: ScimServerSettings },
): Promise<ScimServer> {
  return call<ScimServer>('PATCH', serverPath(accountId, serverId), change)
}

/** Makes a second Secret Token; the first keeps working until it is revoked. */
export function rotateToken(accountId: string, serverId: string): Promise<{ id: string; secretToken: string }> {
  return call<{ id: string; secretToken: string }>('POST', `${serverPath(accountId, serverId)}/tokens`, {})
}

/** Owners only; the server records who looked. */
export async function revealToken(accountId: string, serverId: string, tokenId: string): Promise<string> {
  const path = `${serverPath(accountId, serverId)}/tokens/${encodeURIComponent(tokenId)}/reveal`
  return (await call<{ secretToken: string }>('POST', path, {})).secretToken
}

export function revokeToken(accountId: string, serverId: string, tokenId: string): Promise<null> {
  return call<null>('DELETE', `${serverPath(accountId, serverId)}/tokens/${encodeURIComponent(tokenId)}`)
}

/** The people stay, become manual and can be edited; Entra's calls are refused from then on. */
export function disconnect(accountId: string, serverId: string): Promise<ScimServer> {
  return call<ScimServer>('POST', `${serverPath(accountId, serverId)}/disconnect`, {})
}

export function reconnect(accountId: string, serverId: string): Promise<ScimServer> {
  return call<ScimServer>('POST', `${serverPath(accountId, serverId)}/reconnect`, {})
}
