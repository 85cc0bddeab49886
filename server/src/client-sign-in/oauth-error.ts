/** Codes of RFC 6749 section 5.2, and `slow_down` of RFC 8628; `temporarily_unavailable` is our own fault: 503. */
export type OAuthErrorCode =
  | 'invalid_request'
  | 'invalid_client'
  | 'unsupported_grant_type'
  | 'slow_down'
  | 'temporarily_unavailable'

const statuses: Readonly<Record<OAuthErrorCode, number>> = {
  invalid_request: 400,
  invalid_client: 401,
  unsupported_grant_type: 400,
  slow_down: 429,
  temporarily_unavailable: 503,
}

/** A refusal of the token endpoint. `message` says what to do; it carries no secret. */
export class OAuthError extends Error {
  override readonly name = 'OAuthError'
  readonly code: OAuthErrorCode
  /** In seconds. */
  readonly retryAfter: number | null
  constructor(code: OAuthErrorCode, message: string, retryAfter: number | null = null) {
    super(message)
    this.code = code
    this.retryAfter = retryAfter
  }

  get status(): number {
    return statuses[this.code]
  }
}
