import * as client from 'openid-client'
import type { Seal } from '../../base/index.ts'

/** The company's provider of identities, as the installation's owner set it up. */
export interface Provider {
  /** Microsoft's Directory (tenant) ID; null for another OpenID provider. */
  readonly tenantId: string | null
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
}

/** What the provider says of whoever signed in. */
export interface Identity {
  /** Addresses that the provider vouches for. */
  readonly emails: readonly string[]
  /** Microsoft's object id; null from another provider. */
  readonly objectId: string | null
}

/** What the browser brings back, sealed in a cookie of its own. */
interface Journey {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
}

const place = 'portal sign-in'

/** Where the provider sends the browser back to; to be registered there beside the dashboard's own. */
export const portalRedirectUri = (publicUrl: string): string => `${publicUrl}/api/me/sign-in/callback`

async function discovered({ issuer, clientId, clientSecret }: Provider): Promise<client.Configuration> {
  // Plain http is for a provider on this machine only; the settings refuse any other.
  const insecure = issuer.startsWith('http://') ? { execute: [client.allowInsecureRequests] } : {}
  return client.discovery(new URL(issuer), clientId, clientSecret, undefined, { ...insecure, timeout: 10 })
}

/** @returns where the browser goes, and what it brings back. @throws when the provider does not answer */
export async function beginJourney(
  provider: Provider,
  { publicUrl, seal }: { readonly publicUrl: string; readonly seal: Seal },
): Promise<{ readonly address: string; readonly sealed: string }> {
  const configuration = await discovered(provider)
  const journey: Journey = {
    state: client.randomState(),
    nonce: client.randomNonce(),
    verifier: client.randomPKCECodeVerifier(),
  }
  const address = client.buildAuthorizationUrl(configuration, {
    redirect_uri: portalRedirectUri(publicUrl),
    scope: 'openid profile email',
    state: journey.state,
    nonce: journey.nonce,
    code_challenge: await client.calculatePKCECodeChallenge(journey.verifier),
    code_challenge_method: 'S256',
  })
  return { address: address.href, sealed: seal.close(JSON.stringify(journey), place) }
}

/** Who came back. @param query of the address that the provider sent the browser to @throws when it does not fit */
export async function endJourney(
  provider: Provider,
  { publicUrl, seal }: { readonly publicUrl: string; readonly seal: Seal },
  sealed: string,
  query: string,
): Promise<Identity> {
  const journey = JSON.parse(seal.open(sealed, place)) as Journey
  const tokens = await client.authorizationCodeGrant(
    await discovered(provider),
    new URL(`${portalRedirectUri(publicUrl)}${query}`),
    {
      expectedState: journey.state,
      expectedNonce: journey.nonce,
      pkceCodeVerifier: journey.verifier,
      idTokenExpected: true,
    },
  )
  return identityOf(provider, tokens.claims() ?? {})
}

/**
 * A tenant of Microsoft vouches for the addresses of its own people, in `preferred_username` too. Of any other provider only
 * an address that it says to have verified counts.
 */
function identityOf({ tenantId }: Provider, claims: Readonly<Record<string, unknown>>): Identity {
  const text = (name: string): string[] => {
    const value = claims[name]
    return typeof value === 'string' && value !== '' ? [value.toLowerCase()] : []
  }
  if (tenantId === null) return { emails: claims['email_verified'] === true ? text('email') : [], objectId: null }
  if (text('tid')[0] !== tenantId) return { emails: [], objectId: null }
  return { emails: [...new Set([...text('preferred_username'), ...text('email')])], objectId: text('oid')[0] ?? null }
}
