import { type Answer, ProbeConnection } from './connection.ts'
import { type Exchange, redactor } from './exchange.ts'
import { isRecord } from './resource.ts'

/** OAuth 2.0 client credentials, as an application of the gallery is connected. */
export interface ClientCredentials {
  endpoint: URL
  clientId: string
  clientSecret: string
}

/** Asks one token endpoint for access tokens, with the secret in Basic authentication as Entra does it. */
export class TokenSource {
  readonly #credentials: ClientCredentials
  readonly #connection: ProbeConnection

  /** @param timeout milliseconds to wait for an answer */
  constructor(credentials: ClientCredentials, timeout: number) {
    const { endpoint, clientSecret } = credentials
    this.#credentials = credentials
    this.#connection = new ProbeConnection({
      origin: endpoint.origin,
      path: '',
      token: clientSecret,
      timeout,
      parallel: 2,
    })
    this.#connection.conceal(this.#basic)
  }

  /**
   * Asks for one token. @param record is given the exchange, without the secret and without the token
   * @throws {Unreachable} when no answer came
   */
  async request(
    record?: (exchange: Omit<Exchange, 'purpose'>) => void,
    signal?: AbortSignal,
  ): Promise<{ answer: Answer; token: string | null }> {
    const { pathname, search } = this.#credentials.endpoint
    const headers = {
      authorization: `Basic ${this.#basic}`,
      accept: 'application/json',
      'content-type': 'application/x-www-form-urlencoded',
    }
    let kept: Omit<Exchange, 'purpose'> | null = null
    const keep = (exchange: Omit<Exchange, 'purpose'>): void => void (kept = exchange)
    const hide = (secret: string | null): void => {
      if (kept === null) return
      const redact = redactor(secret ?? '')
      record?.({ ...kept, responseBody: redact(kept.responseBody) })
    }
    try {
      const options = { text: 'grant_type=client_credentials', headers }
      const answer = await this.#connection.send('POST', pathname + search, options, keep, signal)
      const token = isRecord(answer.json) ? answer.json['access_token'] : null
      hide(typeof token === 'string' ? token : null)
      return { answer, token: typeof token === 'string' && token !== '' ? token : null }
    } catch (error) {
      hide(null)
      throw error
    }
  }

  async close(): Promise<void> {
    await this.#connection.close()
  }

  /** RFC 6749 section 2.3.1: both parts are form-encoded first. */
  get #basic(): string {
    const { clientId, clientSecret } = this.#credentials
    const encode = (text: string): string => new URLSearchParams({ x: text }).toString().slice(2)
    return Buffer.from(`${encode(clientId)}:${encode(clientSecret)}`).toString('base64')
  }
}
