import { decodeProtectedHeader } from 'jose'
import { type Clock, systemClock } from '../base/index.ts'
import { type ClientCredentials, workloadCredential } from '../directory/client-contract.ts'
import type { Directory, ScimCaller } from '../directory/contract.ts'
import { UnavailableError } from '../directory/errors.ts'
import { type AccessTokens, createAccessTokens } from './access-tokens.ts'
import { tokenEndpoint } from './address.ts'
import { type Assertion, AssertionError, checkAssertion } from './assertion.ts'
import { authoritiesOf } from './authorities.ts'
import { createTenantKeys, KeysUnavailableError } from './tenant-keys.ts'

export interface ClientSignInParts {
  readonly directory: Directory
  readonly credentials: ClientCredentials
  readonly sealKey: Uint8Array
  /** Without a slash at the end. */
  readonly publicUrl: string
  /** An authority beside Microsoft's, for a rehearsal; null: none. */
  readonly authority: string | null
  readonly clock?: Clock
}

export interface ClientSignIn {
  readonly credentials: ClientCredentials
  readonly accessTokens: AccessTokens
  /** Secret Token, access token, or a token that Entra signed: the caller, or null. @throws {UnavailableError} */
  authenticate(scimServerId: string, token: string, forReading?: boolean): Promise<ScimCaller | null>
  /** @throws {AssertionError | KeysUnavailableError} */
  checkForToken(scimServerId: string, assertion: string): Promise<Assertion>
}

/** Microsoft's provisioning service: as a workload identity, and where it sends its own token. */
const provisioningService = '00000014-0000-0000-c000-000000000000'
/** Audience of tokens for applications that are not in the gallery (learn.microsoft.com, "Use SCIM to provision users"). */
const nonGallery = '8adf8e6e-67b2-4cf2-a259-e3dc5476c621'

export function createClientSignIn(parts: ClientSignInParts): ClientSignIn {
  const { directory, credentials, publicUrl, clock = systemClock } = parts
  const accessTokens = createAccessTokens(parts.sealKey, clock)
  const authorities = authoritiesOf(parts.authority)
  const keys = createTenantKeys(clock)

  const check = async (scimServerId: string, text: string, isDirect: boolean): Promise<Assertion> => {
    const identity = await credentials.workloadIdentity(scimServerId)
    const authority = identity && authorities[identity.cloud]
    if (!identity || !authority || (isDirect && !identity.direct))
      throw new AssertionError('this SCIM server takes no assertions', false)
    const audiences = isDirect ? [nonGallery] : assertionAudiences(publicUrl, scimServerId)
    const applicationIds = isDirect ? [provisioningService] : [identity.applicationId]
    try {
      return await checkAssertion(text, { identity, authority, audiences, applicationIds }, keys, clock)
    } catch (error) {
      if (error instanceof AssertionError && error.isSigned) await credentials.noteRefusal(scimServerId, error.message)
      throw error
    }
  }

  const direct = async (scimServerId: string, token: string) => {
    try {
      await check(scimServerId, token, true)
      return await credentials.caller(scimServerId, workloadCredential)
    } catch (error) {
      if (error instanceof AssertionError) return null
      // Never 401 for our own trouble: it would quarantine the customer's job.
      if (error instanceof KeysUnavailableError) throw new UnavailableError(error.message, 30)
      throw error
    }
  }

  return {
    credentials,
    accessTokens,
    checkForToken: (scimServerId, assertion) => check(scimServerId, assertion, false),
    async authenticate(scimServerId, token, forReading) {
      const algorithm = algorithmOf(token)
      if (algorithm === null) return directory.authenticate(scimServerId, token, forReading)
      if (algorithm !== 'HS256') return direct(scimServerId, token)
      const credential = await accessTokens.credentialOf(scimServerId, token)
      return credential === null ? null : credentials.caller(scimServerId, credential)
    },
  }
}

/** What the assertion may be made for: RFC 7523 section 3 names the token endpoint. */
function assertionAudiences(publicUrl: string, scimServerId: string): readonly string[] {
  return [tokenEndpoint(publicUrl, scimServerId), `${publicUrl}/scim/v2/${scimServerId}`, scimServerId]
}

/** Null: no JSON Web Token at all. */
function algorithmOf(token: string): string | null {
  if (token.split('.').length !== 3) return null
  try {
    return decodeProtectedHeader(token).alg ?? null
  } catch {
    return null
  }
}
