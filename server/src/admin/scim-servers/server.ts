import type { ScimServerRecord } from '../../directory/operator-contract.ts'
import type { ScimServer, ScimServerSummary } from './shapes.ts'

/** The address that Entra is given; `/Users` and `/Groups` are right below it. */
export const tenantUrl = (publicUrl: string, scimServerId: string): string => `${publicUrl}/scim/v2/${scimServerId}`

/** Why Entra could not use the address, in a sentence; null when it can. Entra needs https (Microsoft: "Use SCIM"). */
export function publicUrlProblem(publicUrl: string): string | null {
  const { protocol, hostname } = new URL(publicUrl)
  const local = hostname === 'localhost' || hostname.startsWith('127.') || hostname === '[::1]'
  if (protocol === 'https:' && !local) return null
  const why = local ? 'Microsoft Entra cannot reach this computer by that name' : 'Microsoft Entra needs https'
  return `${why}: this server's public address is ${publicUrl}. Set DYNASEND_PUBLIC_URL to the https address under which the internet reaches it. The rehearsal Entra works with it as it is.`
}

export function toSummary(server: ScimServerRecord, publicUrl: string): ScimServerSummary {
  return {
    id: server.id,
    name: server.name,
    state: server.state,
    tenantUrl: tenantUrl(publicUrl, server.id),
    people: server.people,
    groups: server.groups,
    lastCallAt: server.lastCallAt,
  }
}

export function toScimServer(server: ScimServerRecord, publicUrl: string): ScimServer {
  return {
    ...toSummary(server, publicUrl),
    settings: { ...server.settings, hold: { ...server.settings.hold } },
    tokens: server.tokens.map((token) => ({ ...token })),
    tokenEndpoint: `${publicUrl}/oauth2/${server.id}/token`,
    clientId: server.id,
    workloadIdentity: server.workloadIdentity,
    created: server.created,
    publicUrlProblem: publicUrlProblem(publicUrl),
  }
}
