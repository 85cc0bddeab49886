import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'

/** One call that went through, after Graph has answered it and before the program hears of it. */
export interface SeenCall {
  readonly method: string
  /** Behind the version, or behind the tenant for the sign-in. */
  readonly path: string
}

/** Stands between the program and the rehearsal's Graph: counts the calls, and may keep an answer back. */
export class GraphProxy {
  readonly calls: SeenCall[] = []
  /** True: the answer is never given. */
  onAnswered: (call: SeenCall) => boolean = () => false
  readonly #server: Server
  readonly #target: string

  private constructor(target: string) {
    this.#target = target
    this.#server = createServer((request, response) => {
      void this.#pass(request, response).catch(() => response.destroy())
    })
  }

  static async open(target: string): Promise<GraphProxy> {
    const proxy = new GraphProxy(target)
    proxy.#server.listen(0, '127.0.0.1')
    await once(proxy.#server, 'listening')
    return proxy
  }

  get url(): string {
    const address = this.#server.address()
    if (address === null || typeof address === 'string') throw new Error('The proxy has a port.')
    return `http://127.0.0.1:${address.port}`
  }

  /** Calls that change something in Entra; a connection test changes nothing. */
  get changes(): readonly SeenCall[] {
    return this.calls.filter(
      ({ method, path }) => method !== 'GET' && !/token$|devicecode$|validate|parse/iu.test(path),
    )
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections()
    this.#server.close()
    await once(this.#server, 'close')
  }

  async #pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const { authorization = '', 'content-type': type = '' } = request.headers
    const answer = await fetch(this.#target + (request.url ?? ''), {
      method: request.method ?? 'GET',
      headers: { ...(authorization ? { authorization } : {}), ...(type ? { 'content-type': type } : {}) },
      ...(chunks.length === 0 ? {} : { body: Buffer.concat(chunks) }),
    })
    const text = await answer.text()
    const path = (request.url ?? '').replace(/^\/(?:graph\/v1\.0|login\/[^/]+)/u, '').replace(/\?.*$/su, '')
    const call = { method: request.method ?? 'GET', path }
    this.calls.push(call)
    if (this.onAnswered(call)) return
    const retry = answer.headers.get('retry-after')
    response.writeHead(answer.status, {
      'content-type': answer.headers.get('content-type') ?? 'text/plain',
      ...(retry === null ? {} : { 'retry-after': retry }),
    })
    response.end(answer.status === 204 ? undefined : text)
  }
}
