import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Answer, Method, ProbeConnection, RequestOptions } from './connection.ts'
import { skip } from './ending.ts'
import type { Exchange } from './exchange.ts'
import { Fixtures } from './fixtures.ts'
import { type Ledger, objectOf } from './ledger.ts'
import { ATTEMPTS, secondsToWait } from './patience.ts'
import { isRecord, type Json } from './resource.ts'
import type { TokenSource } from './token-source.ts'

/** What all checks of one run use together. */
export interface Run {
  connection: ProbeConnection
  ledger: Ledger
  /** In every name that the run makes up, so that a person can tell what it was: `probe-3f9a1c`. */
  mark: string
  /** What the server says of itself, once asked. */
  discovered: Map<string, Json | null>
  /** Gives access tokens; null when a Secret Token was given. */
  tokens: TokenSource | null
}

/** What a check is given: recorded requests, unique values, and objects to work on that are removed afterwards. */
export class CheckContext {
  readonly exchanges: Exchange[] = []
  /** Objects that the check needs; when one cannot be made, the check is skipped. */
  readonly given: Fixtures
  readonly signal: AbortSignal
  readonly #run: Run
  readonly #absent = new Set<string>()
  #purpose: Exchange['purpose'] = 'check'

  constructor(run: Run, signal: AbortSignal) {
    this.#run = run
    this.signal = signal
    this.given = new Fixtures(this)
  }

  get(path: string, options: RequestOptions = {}): Promise<Answer> {
    return this.send('GET', path, options)
  }

  post(path: string, body: unknown, options: RequestOptions = {}): Promise<Answer> {
    return this.send('POST', path, { body, ...options })
  }

  put(path: string, body: unknown, options: RequestOptions = {}): Promise<Answer> {
    return this.send('PUT', path, { body, ...options })
  }

  patch(path: string, body: unknown, options: RequestOptions = {}): Promise<Answer> {
    return this.send('PATCH', path, { body, ...options })
  }

  delete(path: string, options: RequestOptions = {}): Promise<Answer> {
    return this.send('DELETE', path, options)
  }

  /**
   * Sends one request and records it. What a POST to `/Users` or `/Groups` makes is removed after the run. A server that
   * asks for fewer requests (429) is waited for: how many it bears is the load step's question.
   * @param path from the Tenant URL on, already encoded
   * @throws {Unreachable} when no answer came
   */
  async send(method: Method, path: string, options: RequestOptions = {}): Promise<Answer> {
    this.#guard(method, path)
    for (let attempt = 1; ; attempt += 1) {
      const answer = await this.#sendOnce(method, path, options)
      if (answer.status !== 429 || attempt >= ATTEMPTS) return answer
      await pause(secondsToWait(answer, attempt) * 1000, undefined, { signal: this.signal })
    }
  }

  async #sendOnce(method: Method, path: string, options: RequestOptions): Promise<Answer> {
    const { connection, ledger } = this.#run
    const made = ledger.expect(method, path, bodyOf(options))
    const purpose = this.#purpose
    const answer = await connection.send(
      method,
      path,
      options,
      (exchange) => this.exchanges.push({ ...exchange, purpose }),
      this.signal,
    )
    if (made) ledger.settle(made, answer)
    return answer
  }

  /** For objects that came into being in another way than by a POST to their collection, such as Bulk. */
  track(collection: '/Users' | '/Groups', id: string): void {
    this.#run.ledger.add(collection, id)
  }

  /** A value that nobody else uses: `probe-3f9a1c-what-5b1d2047-9c3e`. */
  unique(what = 'value'): string {
    return `${this.#run.mark}-${what}-${randomUUID().slice(0, 13)}`
  }

  /** An id that no object has; the only one that may be changed or deleted without having been made. */
  absentId(): string {
    const id = randomUUID()
    this.#absent.add(id)
    return id
  }

  /** What `/ServiceProviderConfig`, `/Schemas` or `/ResourceTypes` answers; asked once a run. null: not offered. */
  async discovery(path: '/ServiceProviderConfig' | '/Schemas' | '/ResourceTypes'): Promise<Json | null> {
    const { discovered } = this.#run
    const known = discovered.get(path)
    if (known !== undefined) return known
    const answer = await this.asFixture(() => this.get(path))
    const found = answer.status === 200 && isRecord(answer.json) ? answer.json : null
    discovered.set(path, found)
    return found
  }

  /** Skips the check unless `/ServiceProviderConfig` says that the server has this: `bulk`, `sort`, `etag` … */
  async requireFeature(name: string): Promise<Json> {
    const feature = (await this.discovery('/ServiceProviderConfig'))?.[name]
    if (isRecord(feature) && feature['supported'] === true) return feature
    skip(`The server does not say in /ServiceProviderConfig that it has ${name}.`)
  }

  /** Asks the token endpoint for an access token, and skips the check when none was given. */
  async requestToken(): Promise<{ answer: Answer; token: string | null }> {
    const { tokens, connection } = this.#run
    if (!tokens) skip('A Secret Token was given, no token endpoint.')
    const purpose = this.#purpose
    const issued = await tokens.request((exchange) => this.exchanges.push({ ...exchange, purpose }), this.signal)
    if (issued.token !== null) connection.conceal(issued.token)
    return issued
  }

  /** Marks what is sent meanwhile as preparation in the transcript. */
  async asFixture<T>(work: () => Promise<T>): Promise<T> {
    const before = this.#purpose
    this.#purpose = 'fixture'
    try {
      return await work()
    } finally {
      this.#purpose = before
    }
  }

  /** Nothing is changed that the probe did not make. */
  #guard(method: Method, path: string): void {
    if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS' || method === 'POST') return
    const object = objectOf(path)
    if (object && (this.#absent.has(object.id) || this.#run.ledger.owns(object.collection, object.id))) return
    skip(`${method} ${path} was not sent: the probe did not make what it would change.`)
  }
}

function bodyOf({ body, text }: RequestOptions): unknown {
  if (text === undefined) return body
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
