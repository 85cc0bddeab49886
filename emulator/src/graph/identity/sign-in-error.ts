/** A token that is not given: OAuth's error and Entra's number for it. */
export class SignInError extends Error {
  override readonly name = 'SignInError'
  readonly error: string
  readonly number: number
  readonly status: number

  constructor(error: string, number: number, message: string, status = 400) {
    super(message)
    this.error = error
    this.number = number
    this.status = status
  }

  /** The body as the Microsoft identity platform answers it. */
  body(traceId: string, now: Date): object {
    const moment = now.toISOString()
    return {
      error: this.error,
      error_description: `AADSTS${this.number}: ${this.message} Trace ID: ${traceId} Correlation ID: ${traceId} Timestamp: ${moment.slice(0, 19).replace('T', ' ')}Z`,
      error_codes: [this.number],
      timestamp: `${moment.slice(0, 19).replace('T', ' ')}Z`,
      trace_id: traceId,
      correlation_id: traceId,
      error_uri: `https://login.microsoftonline.com/error?code=${this.number}`,
    }
  }
}
