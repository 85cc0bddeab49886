import { once } from 'node:events'
import { createConnection, type Socket } from 'node:net'
import { type RawAnswer, ResponseReader } from './response-reader.ts'

/** Where a SCIM server is, and how to sign in there. */
export interface Address {
  /** As Dynasend prints it; paths are below it. */
  readonly tenantUrl: string
  readonly secretToken: string
}

/** One request of the load, with what a right answer says. */
export interface Request {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  /** Below the Tenant URL. */
  readonly path: string
  readonly body: object | null
  readonly statuses: readonly number[]
  /** Text that the body must contain; null when there may be no body, or nothing that is known before. */
  readonly contains: string | null
}

/** An answer, null when none came, and what is wrong with it in a few words, null when nothing is. */
export interface Exchange {
  readonly answer: RawAnswer | null
  readonly fault: string | null
}

interface Waiting {
  resolve(answer: RawAnswer): void
  reject(error: Error): void
}

/**
 * One keep-alive connection that carries one request at a time. It speaks HTTP by itself, because a client library takes
 * longer for a request than the fastest server under test, and the bench would measure the library.
 */
export class Connection {
  readonly #host: string
  readonly #port: number
  readonly #base: string
  readonly #heads: { readonly plain: string; readonly withBody: string }
  readonly #reader = new ResponseReader()
  #socket: Socket | null = null
  #waiting: Waiting | null = null

  constructor({ tenantUrl, secretToken }: Address, extraHeaders = '') {
    const url = new URL(tenantUrl)
    this.#host = url.hostname
    this.#port = Number(url.port)
    this.#base = url.pathname === '/' ? '' : url.pathname
    const shared = ` HTTP/1.1\r\nHost: ${url.host}\r\nAccept: application/scim+json\r\n${extraHeaders}`
    const signIn = secretToken === '' ? '' : `Authorization: Bearer ${secretToken}\r\n`
    this.#heads = {
      plain: `${shared}${signIn}\r\n`,
      withBody: `${shared}${signIn}Content-Type: application/scim+json; charset=utf-8\r\nContent-Length: `,
    }
  }

  /** Connects when there is no connection yet. @throws when the connection breaks before the answer is whole */
  async send({ method, path, body }: Pick<Request, 'method' | 'path' | 'body'>): Promise<RawAnswer> {
    const socket = this.#socket ?? (await this.#connect())
    const start = `${method} ${this.#base}${path}`
    const text = body === null ? null : JSON.stringify(body)
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject }
      socket.write(
        text === null
          ? `${start}${this.#heads.plain}`
          : `${start}${this.#heads.withBody}${Buffer.byteLength(text)}\r\n\r\n${text}`,
      )
    })
  }

  /** Sends a request and judges its answer; never throws. */
  async exchange(request: Request): Promise<Exchange> {
    try {
      const answer = await this.send(request)
      return { answer, fault: faultOf(answer, request) }
    } catch (error) {
      return { answer: null, fault: error instanceof Error ? error.message : String(error) }
    }
  }

  close(): void {
    this.#socket?.destroy()
    this.#socket = null
  }

  async #connect(): Promise<Socket> {
    const socket = createConnection({ host: this.#host, port: this.#port, noDelay: true })
    await once(socket, 'connect')
    this.#reader.reset()
    socket.on('data', (piece: Buffer) => this.#take(piece))
    socket.on('error', (error) => this.#break(socket, error))
    socket.on('close', () => this.#break(socket, new Error('The server closed the connection.')))
    this.#socket = socket
    return socket
  }

  #take(piece: Buffer): void {
    let answer: RawAnswer | null
    try {
      answer = this.#reader.take(piece)
    } catch (error) {
      const socket = this.#socket
      if (socket) this.#break(socket, error instanceof Error ? error : new Error(String(error)))
      return
    }
    if (answer === null) return
    const waiting = this.#waiting
    this.#waiting = null
    if (answer.closes) this.close()
    waiting?.resolve(answer)
  }

  #break(socket: Socket, error: Error): void {
    if (this.#socket !== socket) return
    this.#socket = null
    socket.destroy()
    const waiting = this.#waiting
    this.#waiting = null
    waiting?.reject(error)
  }
}

/** @returns what is wrong with an answer in a few words, or null when it is right */
function faultOf(answer: RawAnswer, { method, path, statuses, contains }: Request): string | null {
  if (!statuses.includes(answer.status))
    return `${method} ${path.split('?', 1)[0] ?? ''}: ${answer.status} ${answer.body.toString().slice(0, 200)}`
  // 204 says nothing, and need not.
  if (contains === null || answer.status === 204 || answer.body.includes(contains)) return null
  return `${method} ${path.split('?', 1)[0] ?? ''}: ${answer.status}, but without ${contains}`
}
