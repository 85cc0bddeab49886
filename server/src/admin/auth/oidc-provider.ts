import { genericOAuth } from 'better-auth/plugins/generic-oauth'
import type { OidcProvider } from './options.ts'

export const providerId = 'microsoft'

/** `https://host/tenant/v2.0` → its discovery document (OpenID Connect Discovery 1.0, section 4). */
export const discoveryUrl = (issuer: string): string =>
  `${issuer.replace(/\/+$/u, '')}/.well-known/openid-configuration`

/** The issuer that Microsoft gives to one tenant (Microsoft identity platform, OpenID Connect). */
export const microsoftIssuer = (tenantId: string): string => `https://login.microsoftonline.com/${tenantId}/v2.0`

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)

/**
 * Who the provider says somebody is. E-mail can be changed by its holder and is never a key: Microsoft's people are
 * `tid:oid`, others are `iss|sub`.
 * @throws {Error} for a token of another issuer or tenant.
 */
export function subjectOf(provider: OidcProvider, profile: Readonly<Record<string, unknown>>): string {
  if (text(profile['iss']) !== provider.issuer) throw new Error('The sign-in came from another issuer.')
  if (provider.tenantId === null) {
    const subject = text(profile['sub'])
    if (subject === null) throw new Error('The sign-in names nobody.')
    return `${provider.issuer}|${subject}`
  }
  const tenant = text(profile['tid'])
  const object = text(profile['oid'])
  if (tenant !== provider.tenantId || object === null) throw new Error('The sign-in came from another tenant.')
  return `${tenant}:${object}`
}

/** The address to show and to write to; providers may leave it out, and it proves nothing. */
function emailOf(provider: OidcProvider, profile: Readonly<Record<string, unknown>>): string {
  const shown = text(profile['email']) ?? text(profile['preferred_username'])
  if (shown?.includes('@') === true) return shown.toLowerCase()
  return `${Buffer.from(subjectOf(provider, profile)).toString('hex').slice(0, 48)}@no-address.invalid`
}

export function oidcPlugin(provider: OidcProvider): ReturnType<typeof genericOAuth> {
  return genericOAuth({
    config: [
      {
        providerId,
        name: 'Microsoft',
        discoveryUrl: discoveryUrl(provider.issuer),
        requireIdTokenVerification: true,
        clientId: provider.clientId,
        clientSecret: provider.clientSecret,
        scopes: ['openid', 'profile', 'email'],
        pkce: true,
        disableProviderLogout: true,
        accountSubject: ({ profile }) => subjectOf(provider, profile),
        mapProfileToUser: (profile) => ({
          email: emailOf(provider, profile),
          emailVerified: false,
          name: text(profile.name) ?? emailOf(provider, profile),
        }),
      },
    ],
  })
}
