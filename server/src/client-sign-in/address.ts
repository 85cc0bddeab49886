/** The address that Entra asks for access tokens; the client identifier is the SCIM server's id. */
export function tokenEndpoint(publicUrl: string, scimServerId: string): string {
  return `${publicUrl}/oauth2/${scimServerId}/token`
}
