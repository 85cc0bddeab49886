import { createHash } from 'node:crypto'
import { errors, type JWTPayload, jwtVerify } from 'jose'
import type { Clock } from '../base/index.ts'
import type { WorkloadIdentity } from '../directory/client-contract.ts'
import type { Authority } from './authorities.ts'
import type { TenantKeys } from './tenant-keys.ts'

/** An assertion that opens nothing. `reason` is for the admin who sets it up; it is told only after the signature was good. */
export class AssertionError extends Error {
  override readonly name = 'AssertionError'
  readonly isSigned: boolean
  constructor(reason: string, isSigned: boolean) {
    super(reason)
    this.isSigned = isSigned
  }
}

export interface Assertion {
  /** Tells one assertion from every other of its issuer. */
  readonly digest: string
  readonly expires: Date
}

export interface Expectation {
  readonly identity: WorkloadIdentity
  readonly authority: Authority
  readonly audiences: readonly string[]
  readonly applicationIds: readonly string[]
}

/** Asymmetric only: with HMAC the public key would be the secret. */
const algorithms = ['RS256', 'PS256', 'ES256']
/** In seconds. */
const skew = 60
const longestLife = 24 * 3600

/**
 * Checks what Microsoft Entra signed: RFC 7523 section 3 and learn.microsoft.com/entra/identity-platform/access-token-claims-reference.
 * @throws {AssertionError | KeysUnavailableError}
 */
export async function checkAssertion(
  text: string,
  expected: Expectation,
  keys: TenantKeys,
  clock: Clock,
): Promise<Assertion> {
  const { identity, authority } = expected
  const find = keys.of(authority.keys(identity.tenantId))
  const claims = await verify(text, find, clock)
  const refuse = (reason: string) => {
    throw new AssertionError(reason, true)
  }
  const issuers = authority.issuers(identity.tenantId)
  if (!issuers.includes(String(claims.iss)))
    refuse(`its issuer (iss) is ${shown(claims.iss)}, not ${issuers.join(' or ')}`)
  if (claims['tid'] !== undefined && claims['tid'] !== identity.tenantId)
    refuse(`its tenant (tid) is ${shown(claims['tid'])}`)
  const audiences = [claims.aud].flat()
  if (!audiences.some((one) => one !== undefined && expected.audiences.includes(one)))
    refuse(`its audience (aud) is ${shown(claims.aud)}, not ${expected.audiences.join(' or ')}`)
  const application = claims['appid'] ?? claims['azp']
  if (!expected.applicationIds.includes(String(application)))
    refuse(`its application (appid) is ${shown(application)}, not ${expected.applicationIds.join(' or ')}`)
  if (identity.subject !== null && claims.sub !== identity.subject)
    refuse(`its subject (sub) is ${shown(claims.sub)}, not ${identity.subject}`)
  const { exp = 0, iat = 0 } = claims
  if (exp - iat > longestLife) refuse('it lives longer than a day')
  return { digest: digestOf(text, claims), expires: new Date((exp + skew) * 1000) }
}

async function verify(text: string, find: ReturnType<TenantKeys['of']>, clock: Clock): Promise<JWTPayload> {
  const options = {
    algorithms,
    clockTolerance: skew,
    requiredClaims: ['exp', 'iat'],
    currentDate: new Date(clock.now()),
  }
  try {
    return (await jwtVerify(text, find, options)).payload
  } catch (error) {
    if (error instanceof errors.JWTExpired) throw new AssertionError('it has expired', true)
    if (error instanceof errors.JWTClaimValidationFailed)
      throw new AssertionError(`its ${error.claim} is not valid`, true)
    if (error instanceof errors.JOSEError) throw new AssertionError('it is not signed by the tenant', false)
    throw error
  }
}

/** `jti` of the standard, `uti` of Entra; where neither is, the assertion itself. */
function digestOf(text: string, claims: JWTPayload): string {
  const id = claims.jti ?? claims['uti']
  const unique = typeof id === 'string' ? `${claims.iss} ${id}` : text
  return createHash('sha256').update(unique).digest('hex')
}

/** A claim's value is somebody else's text: cut, and quoted. */
function shown(claim: unknown): string {
  return claim === undefined ? 'missing' : JSON.stringify(claim).slice(0, 200)
}
