import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Broken, DefectName } from './defects.ts'
import { errorBody } from './error-body.ts'
import { Failure } from './failure.ts'
import { readRequest } from './request.ts'
import { type Answer, answer, type Room } from './routes.ts'
import { Store } from './store.ts'

/** More requests at once than this are "load" for the defects that break under it. */
const loadLimit = 4

/** A small SCIM server in memory: right in everything that the probe looks at, but for the defects it is given. */
export class FaultyServer {
  readonly token = 'faulty-server-token'
  readonly #broken: Broken
  readonly #room: Room
  readonly #http = createServer((message, response) => void this.#receive(message, response))
  #underWay = 0

  constructor(...defects: DefectName[]) {
    const on = new Set(defects)
    this.#broken = (name) => on.has(name)
    this.#room = { store: new Store(this.#broken), broken: this.#broken }
  }

  /** Listens on a free port of this machine. @returns the Tenant URL */
  async start(): Promise<string> {
    await new Promise<void>((done) => this.#http.listen(0, '127.0.0.1', done))
    return `http://127.0.0.1:${(this.#http.address() as AddressInfo).port}/scim`
  }

  async stop(): Promise<void> {
    this.#http.closeAllConnections()
    await new Promise((done) => this.#http.close(done))
  }

  async #receive(message: IncomingMessage, response: ServerResponse): Promise<void> {
    this.#underWay += 1
    try {
      await this.#bearLoad()
      this.#admit(message)
      this.#send(response, await answer(await readRequest(message, this.#broken), this.#room))
    } catch (error) {
      const failure = error instanceof Failure ? error : new Failure(500, String(error))
      const headers =
        failure.status === 401 && !this.#broken('no-authenticate-header') ? { 'www-authenticate': 'Bearer' } : {}
      this.#send(response, { status: failure.status, body: errorBody(failure, this.#broken), headers })
    } finally {
      this.#underWay -= 1
    }
  }

  async #bearLoad(): Promise<void> {
    if (this.#underWay <= loadLimit) return
    if (this.#broken('errors-under-load')) throw new Failure(503, 'Too much to do')
    if (this.#broken('slow-under-load')) await new Promise((done) => setTimeout(done, 5000))
  }

  /** @throws {Failure} 401 or 403 */
  #admit({ headers }: IncomingMessage): void {
    if (headers['user-agent'] === undefined && this.#broken('user-agent-demanded')) {
      throw new Failure(403, 'Requests without User-Agent are not let in')
    }
    if (headers.authorization === `Bearer ${this.token}`) return
    if (this.#broken('unauthorized-is-500')) throw new Failure(500, 'No such token')
    throw new Failure(this.#broken('unauthorized-is-403') ? 403 : 401, 'The token is not known')
  }

  #send(response: ServerResponse, { status, body, headers = {} }: Answer): void {
    const type = this.#broken('plain-json') ? 'application/json' : 'application/scim+json'
    if (!body) {
      response.writeHead(status, headers).end()
      return
    }
    response.writeHead(status, { ...headers, 'content-type': `${type}; charset=utf-8` }).end(JSON.stringify(body))
  }
}
