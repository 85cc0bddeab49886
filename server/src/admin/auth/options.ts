import type { BetterAuthOptions } from 'better-auth'
import type { Dialect } from 'kysely'

/** Where sign-in keeps its tables: the server's own database, reached through the storage room's write queue. */
export interface AuthDatabase {
  readonly dialect: Dialect
  readonly type: 'sqlite' | 'postgres'
}

/** A provider of identities, as an installation owner set it up. */
export interface OidcProvider {
  /** Microsoft's Directory (tenant) ID; null for another OpenID provider. */
  readonly tenantId: string | null
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
}

export interface AuthOptions {
  readonly database: AuthDatabase
  /** At least 32 bytes; signs cookies and seals second factors. */
  readonly secret: string
  readonly publicUrl: string
  readonly oidc: OidcProvider | null
  /** Writes a deed of an operator into the audit log; what it throws stops the deed. */
  readonly record: RecordDeed
}

export type RecordDeed = (
  operator: { readonly id: string; readonly name: string },
  action: string,
  words: string,
) => Promise<void>

export const idleSeconds = 30 * 60
/** A session ends after this time, however busy it is. */
export const absoluteMilliseconds = 12 * 60 * 60 * 1000

/**
 * The cookie's name and attributes. `__Host-` and Secure need https; on http://localhost browsers would drop such a
 * cookie, so there the plain name is used. Any other plain http address gets no cookie that can work elsewhere either.
 */
export function cookieOptions(publicUrl: string): NonNullable<BetterAuthOptions['advanced']> {
  const secure = publicUrl.startsWith('https://')
  const named = (name: string) => ({
    name: secure ? `__Host-dynasend.${name}` : `dynasend.${name}`,
    attributes: { secure, httpOnly: true, sameSite: 'lax' as const, path: '/' },
  })
  return {
    // The library's own prefix is `__Secure-`; the full names above say `__Host-`, which also forbids a Domain.
    useSecureCookies: false,
    cookies: {
      session_token: named('session_token'),
      session_data: named('session_data'),
      dont_remember: named('dont_remember'),
      two_factor: named('two_factor'),
      trust_device: named('trust_device'),
      state: named('state'),
      oauth_state: named('oauth_state'),
    },
    ipAddress: { disableIpTracking: true },
    database: { validateSchema: false },
  }
}
