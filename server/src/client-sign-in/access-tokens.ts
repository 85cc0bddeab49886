import { hkdfSync } from 'node:crypto'
import { errors, jwtVerify, SignJWT } from 'jose'
import { type Clock, newId } from '../base/index.ts'

/** In seconds; Microsoft asks for 60 to 360 minutes (Entra app gallery checklist). */
export const accessTokenLife = 3600

export interface AccessTokens {
  issue(scimServerId: string, credentialId: string): Promise<string>
  /** The credential that the token was issued for; null for anything but a live token of this SCIM server. */
  credentialOf(scimServerId: string, token: string): Promise<string | null>
}

const issuer = 'dynasend'

/**
 * Access tokens that are checked without a look-up; whether their credential still lives is asked afterwards, so that
 * revoking it ends them at once. Every node that shares the key takes them.
 */
export function createAccessTokens(sealKey: Uint8Array, clock: Clock): AccessTokens {
  // A key of their own: what is sealed and what is signed must never be taken for one another.
  const key = new Uint8Array(hkdfSync('sha256', sealKey, '', 'dynasend scim access tokens', 32))
  return {
    issue: (scimServerId, credentialId) =>
      new SignJWT()
        .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt' })
        .setIssuer(issuer)
        .setAudience(scimServerId)
        .setSubject(credentialId)
        .setJti(newId(clock.now()))
        .setIssuedAt(Math.floor(clock.now() / 1000))
        .setExpirationTime(Math.floor(clock.now() / 1000) + accessTokenLife)
        .sign(key),
    async credentialOf(scimServerId, token) {
      try {
        const { payload } = await jwtVerify(token, key, {
          algorithms: ['HS256'],
          typ: 'at+jwt',
          issuer,
          audience: scimServerId,
          requiredClaims: ['sub', 'exp'],
          currentDate: new Date(clock.now()),
        })
        return payload.sub ?? null
      } catch (error) {
        if (error instanceof errors.JOSEError) return null
        throw error
      }
    },
  }
}
