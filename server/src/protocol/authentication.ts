import type { IncomingMessage } from 'node:http'
import { ScimError } from '@dynasend/scim'
import type { Answer } from './answer.ts'
import { refusalAnswer } from './refusals.ts'

/** Longer than any Secret Token and than the tokens that Entra signs (some 2,000), short enough to cost nothing. */
const longestToken = 8 * 1024

/**
 * The token of the one Authorization header, scheme in any case; '' for anything else. An empty token is checked like
 * any other, so that a missing one takes the same way as a wrong one.
 */
export function bearerToken(request: IncomingMessage): string {
  let seen: string | null = null
  for (let index = 0; index < request.rawHeaders.length; index += 2) {
    if (request.rawHeaders[index]?.toLowerCase() !== 'authorization') continue
    if (seen !== null) return ''
    seen = request.rawHeaders[index + 1] ?? ''
  }
  if (seen === null || seen.slice(0, 7).toLowerCase() !== 'bearer ') return ''
  const token = seen.slice(7).trim()
  return token.length <= longestToken ? token : ''
}

const refusal = refusalAnswer(
  new ScimError(
    401,
    undefined,
    'The Secret Token does not belong to this Tenant URL. Copy both again from the SCIM Server tab of the Dynasend dashboard.',
  ),
  // RFC 6750 section 3; the same for every reason, so that nobody learns which SCIM servers exist.
  { 'www-authenticate': 'Bearer realm="scim"' },
)

/** One answer for a missing, malformed, unknown, revoked or foreign token and for an unknown SCIM server. */
export function unauthenticated(): Answer {
  return refusal
}

/** @param wait in seconds */
export function tooManyFailures(wait: number): Answer {
  const detail = `Too many calls from this address had no valid Secret Token. Correct it, and try again in ${wait} seconds.`
  return refusalAnswer(new ScimError(429, undefined, detail), { 'retry-after': String(wait) })
}
