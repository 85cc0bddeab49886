import { Pool } from 'undici'
import { Unreachable } from '../scim-client/index.ts'
import { type Exchange, redactor, shorten } from './exchange.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'HEAD' | 'OPTIONS'

/** What a check may change about a request. */
export interface RequestOptions {
  /** Sent as JSON. */
  body?: unknown
  /** Sent as it is, for bodies that are no JSON. */
  text?: string
  /** Added to, or in place of, the usual headers; null leaves a usual one out. Names in lower case. */
  headers?: Readonly<Record<string, string | null>>
}

export interface Answer {
  status: number
  /** Names in lower case. */
  headers: Readonly<Record<string, string>>
  text: string
  /** The body read as JSON; undefined when it is none. */
  json: unknown
  milliseconds: number
}

export interface ConnectionSettings {
  /** Origin and path without a slash at the end. */
  origin: string
  path: string
  token: string
  /** Milliseconds to wait for an answer. */
  timeout: number
  /** How many requests may be under way at once. */
  parallel: number
}

const CONTENT_TYPE = 'application/scim+json; charset=utf-8'
/** An answer larger than this is no answer to a probe. */
const LARGEST = 64 * 1024 * 1024

/** Requests as Entra sends them (no User-Agent), to one server; each may be recorded. */
export class ProbeConnection {
  readonly base: string
  readonly #settings: ConnectionSettings
  readonly #pool: Pool
  #redact: (text: string) => string

  constructor(settings: ConnectionSettings) {
    const { origin, path, timeout, parallel, token } = settings
    this.base = origin + path
    this.#settings = settings
    this.#redact = redactor(token)
    this.#pool = new Pool(origin, {
      connections: parallel,
      connectTimeout: timeout,
      headersTimeout: timeout,
      bodyTimeout: timeout,
      maxResponseSize: LARGEST,
    })
  }

  /**
   * Sends one request. @param path from the Tenant URL on, like `/Users/1`
   * @param record is given what happened, whether an answer came or not
   * @throws {Unreachable} when no answer came
   */
  async send(
    method: Method,
    path: string,
    options: RequestOptions = {},
    record?: (exchange: Omit<Exchange, 'purpose'>) => void,
    signal?: AbortSignal,
  ): Promise<Answer> {
    const body = options.text ?? (options.body === undefined ? null : JSON.stringify(options.body))
    const headers = this.#headers(body, options.headers ?? {})
    const target = `${this.#settings.path}${path}`
    const request = { method, path: target, body, headers, signal: signal ?? null }
    const began = performance.now()
    const tell = (rest: Pick<Exchange, 'status' | 'responseHeaders' | 'responseBody' | 'problem'>): void =>
      record?.(this.#told({ method, target, headers, body, milliseconds: performance.now() - began }, rest))
    try {
      const reply = await this.#pool.request(request)
      const text = await reply.body.text()
      const answer = { status: reply.statusCode, headers: flatten(reply.headers), text, json: parse(text) }
      tell({ status: answer.status, responseHeaders: answer.headers, responseBody: text, problem: null })
      return { ...answer, milliseconds: performance.now() - began }
    } catch (cause) {
      if (signal?.aborted) throw cause
      const unreachable = Unreachable.from({ method, url: this.#settings.origin + target, body }, cause)
      tell({ status: null, responseHeaders: {}, responseBody: '', problem: unreachable.message })
      throw unreachable
    }
  }

  /** Takes another secret out of everything that is recorded from now on. */
  conceal(secret: string): void {
    const [before, more] = [this.#redact, redactor(secret)]
    this.#redact = (text) => more(before(text))
  }

  async close(): Promise<void> {
    await this.#pool.destroy()
  }

  #headers(body: string | null, changes: Readonly<Record<string, string | null>>): Record<string, string> {
    const usual: Record<string, string | null> = {
      authorization: `Bearer ${this.#settings.token}`,
      accept: 'application/scim+json',
      'content-type': body === null ? null : CONTENT_TYPE,
      ...changes,
    }
    return Object.fromEntries(Object.entries(usual).flatMap(([name, value]) => (value === null ? [] : [[name, value]])))
  }

  #told(
    sent: {
      method: string
      target: string
      headers: Record<string, string>
      body: string | null
      milliseconds: number
    },
    came: Pick<Exchange, 'status' | 'responseHeaders' | 'responseBody' | 'problem'>,
  ): Omit<Exchange, 'purpose'> {
    const redact = this.#redact
    const redactAll = (all: Readonly<Record<string, string>>): Record<string, string> =>
      Object.fromEntries(Object.entries(all).map(([name, value]) => [name, redact(value)]))
    return {
      method: sent.method,
      url: redact(this.#settings.origin + sent.target),
      requestHeaders: redactAll(sent.headers),
      requestBody: sent.body === null ? null : redact(shorten(sent.body)),
      status: came.status,
      responseHeaders: redactAll(came.responseHeaders),
      responseBody: redact(shorten(came.responseBody)),
      problem: came.problem,
      milliseconds: sent.milliseconds,
    }
  }
}

function flatten(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value ?? '')]))
}

function parse(text: string): unknown {
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
