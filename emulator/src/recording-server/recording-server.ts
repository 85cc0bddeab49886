import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { applyPatch, forget, type StoredResource } from './apply-patch.ts'

/** One request as it came in: the address undecoded, header names as sent. */
export interface RecordedRequest {
  method: string
  url: string
  headers: Record<string, string>
  rawHeaders: string[]
  body: string
}

export type Answer = { status: number; body?: unknown; text?: string; contentType?: string } | 'hang up' | null

/** A tiny SCIM server of its own for tests: it keeps resources in memory and remembers every byte that came in. */
export class RecordingServer {
  readonly requests: RecordedRequest[] = []
  readonly users = new Map<string, StoredResource>()
  readonly groups = new Map<string, StoredResource>()
  /** Gives another answer than the usual one; null leaves it as usual. */
  intercept: (request: RecordedRequest) => Answer = () => null
  readonly #http = createServer((request, response) => void this.#receive(request, response))
  #next = 1

  async start(): Promise<string> {
    await new Promise<void>((done) => this.#http.listen(0, '127.0.0.1', done))
    return `http://127.0.0.1:${(this.#http.address() as AddressInfo).port}/scim`
  }

  async stop(): Promise<void> {
    this.#http.closeAllConnections()
    await new Promise((done) => this.#http.close(done))
  }

  /** The requests since the last call, as `POST /Users`; probes for a random GUID are left out. */
  takeCalls(): string[] {
    return this.take().map(({ method, url }) => `${method} ${decodeURIComponent(url.replace('/scim', ''))}`)
  }

  /** The requests since the last call, without probes. */
  take(): RecordedRequest[] {
    return this.requests.splice(0).filter(({ url }) => !/filter=[^&]*%22[0-9a-f-]{36}%22$/.test(url))
  }

  async #receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    const recorded: RecordedRequest = {
      method: request.method ?? '',
      url: request.url ?? '',
      headers: Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)])),
      rawHeaders: request.rawHeaders,
      body: Buffer.concat(parts).toString('utf8'),
    }
    this.requests.push(recorded)
    const answer = this.intercept(recorded) ?? this.#answer(recorded)
    if (answer === 'hang up') {
      request.socket.destroy()
      return
    }
    const text = answer.text ?? (answer.body === undefined ? '' : JSON.stringify(answer.body))
    response.writeHead(answer.status, { 'content-type': answer.contentType ?? 'application/scim+json' }).end(text)
  }

  #answer({ method, url, body }: RecordedRequest): Exclude<Answer, 'hang up' | null> {
    const address = new URL(url, 'http://here')
    const [, , collection = '', id] = address.pathname.split('/')
    const all = collection === 'Users' ? this.users : this.groups
    if (method === 'POST') return this.#create(all, collection, JSON.parse(body))
    const hidden = address.searchParams.get('excludedAttributes')
    if (id === undefined) return list(all, address.searchParams.get('filter'), hidden)
    const found = all.get(decodeURIComponent(id))
    if (!found) return failure(404, `Resource ${id} not found`)
    if (method === 'PATCH') applyPatch(found, JSON.parse(body))
    if (method === 'DELETE') this.#remove(all, found.id)
    return method === 'GET' ? { status: 200, body: without(found, hidden) } : { status: 204 }
  }

  /** Who is deleted is nobody's member and nobody's manager any more. */
  #remove(all: Map<string, StoredResource>, id: string): void {
    all.delete(id)
    forget([...this.users.values(), ...this.groups.values()], id)
  }

  #create(all: Map<string, StoredResource>, collection: string, body: Record<string, unknown>) {
    const key = collection === 'Users' ? 'userName' : 'displayName'
    if ([...all.values()].some((one) => same(one[key], body[key]))) return failure(409, `${key} is taken`)
    const resource: StoredResource = { ...body, id: `${collection.slice(0, 1).toLowerCase()}${this.#next++}` }
    all.set(resource.id, resource)
    return { status: 201, body: resource }
  }
}

function list(all: Map<string, StoredResource>, filter: string | null, hidden: string | null) {
  const [, path = '', literal = '""'] = /^(\S+|\S+\[.*\]\S*) eq (".*")$/.exec(filter ?? '') ?? []
  const value: unknown = JSON.parse(literal)
  const found = [...all.values()].filter((one) => filter === null || same(one[path], value))
  const body = {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
    totalResults: found.length,
    startIndex: 1,
    itemsPerPage: found.length,
    Resources: found.map((one) => without(one, hidden)),
  }
  return { status: 200, body }
}

function without(resource: StoredResource, hidden: string | null): StoredResource {
  if (hidden === null) return resource
  const { [hidden]: _hidden, ...rest } = resource
  return { ...rest, id: resource.id }
}

function failure(status: number, detail: string) {
  const schemas = ['urn:ietf:params:scim:api:messages:2.0:Error']
  return { status, body: { schemas, status: String(status), detail } }
}

function same(left: unknown, right: unknown): boolean {
  return String(left).toLowerCase() === String(right).toLowerCase()
}
