import { Pool } from 'undici'
import { defaultEncoding, type FilterEncoding } from './filter.ts'
import { type Dialect, parseTenantUrl, type TenantUrl } from './tenant-url.ts'
import type { Transport, WireAnswer, WireRequest } from './transport.ts'
import { type ScimRequest, Unreachable } from './unreachable.ts'

const CONTENT_TYPE = 'application/scim+json; charset=utf-8'
/** Bigger answers are cut: an HTML page or a runaway list must not fill the memory. */
const MAXIMUM_ANSWER = 64 * 1024 * 1024

export interface ScimReply {
  request: ScimRequest
  status: number
  headers: Record<string, string>
  text: string
  /** The body read as JSON, or undefined when it is none. */
  json: unknown
  milliseconds: number
  /** The injected fault that changed or delayed this answer, in words. */
  fault: string | null
}

export interface ConnectionOptions {
  tenantUrl: string
  secretToken: string
  encoding?: FilterEncoding
  /** How many requests may be under way at once. */
  parallel?: number
  /** Milliseconds to wait for an answer; .NET's HttpClient waits 100 seconds. */
  timeout?: number
  /** What every request goes through on its way; nothing when left out. */
  transport?: Transport
}

/** Requests to one SCIM server with exactly the headers that Entra sends: no User-Agent among them. */
export class ScimConnection {
  readonly dialect: Dialect
  readonly encoding: FilterEncoding
  readonly #address: TenantUrl
  readonly #token: string
  readonly #pool: Pool
  readonly #timeout: number
  readonly #transport: Transport | null

  /** @throws {TenantUrlError} */
  constructor(options: ConnectionOptions) {
    this.#address = parseTenantUrl(options.tenantUrl)
    this.dialect = this.#address.dialect
    this.encoding = options.encoding ?? defaultEncoding
    this.#token = options.secretToken
    this.#timeout = options.timeout ?? 100_000
    this.#transport = options.transport ?? null
    this.#pool = new Pool(this.#address.origin, {
      connections: options.parallel ?? 16,
      connectTimeout: Math.min(20_000, this.#timeout),
      headersTimeout: this.#timeout,
      bodyTimeout: this.#timeout,
    })
  }

  /**
   * Sends one request. `path` starts at the Tenant URL, like `/Users/1`.
   * @throws {Unreachable} when no answer came
   */
  async send(method: ScimRequest['method'], path: string, body?: object): Promise<ScimReply> {
    const wire: WireRequest = { method, path, body: body === undefined ? null : JSON.stringify(body) }
    const request: ScimRequest = { method, url: this.#address.origin + this.#address.path + path, body: wire.body }
    const began = performance.now()
    try {
      const exchange = (one: WireRequest) => this.#exchange(one)
      const answer = await (this.#transport ? this.#transport(wire, exchange) : exchange(wire))
      return {
        request,
        ...answer,
        json: parse(answer.text),
        milliseconds: performance.now() - began,
        fault: answer.fault ?? null,
      }
    } catch (cause) {
      throw Unreachable.from(request, cause)
    }
  }

  async #exchange({ method, path, body }: WireRequest): Promise<WireAnswer> {
    const answer = await this.#pool.request({
      method,
      path: this.#address.path + path,
      body,
      headers: {
        authorization: `Bearer ${this.#token}`,
        accept: 'application/scim+json',
        ...(body === null ? {} : { 'content-type': CONTENT_TYPE }),
      },
    })
    return { status: answer.statusCode, headers: flatten(answer.headers), text: await readText(answer.body) }
  }

  async close(): Promise<void> {
    await this.#pool.destroy()
  }
}

async function readText(body: AsyncIterable<Buffer>): Promise<string> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of body) {
    size += part.length
    if (size > MAXIMUM_ANSWER) throw new Error(`the answer is larger than ${MAXIMUM_ANSWER} bytes`)
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}

function flatten(headers: Record<string, string | string[] | undefined>): Record<string, string> {
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
