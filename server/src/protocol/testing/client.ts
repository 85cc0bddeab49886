import { Agent, request as httpRequest, type OutgoingHttpHeaders, type RequestOptions } from 'node:http'
import type { JsonObject, JsonValue } from '../../base/json.ts'

export interface Received {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly text: string
  /** The body as JSON; an empty object when there is none. */
  readonly body: JsonObject
}

/** A SCIM client over real HTTP that sends addresses and headers exactly as it is told to. */
export interface TestClient {
  readonly tenantUrl: string
  readonly secretToken: string
  send(method: string, path: string, body?: JsonValue | string, headers?: OutgoingHttpHeaders): Promise<Received>
  get(path: string, headers?: OutgoingHttpHeaders): Promise<Received>
  post(path: string, body: JsonValue | string): Promise<Received>
  put(path: string, body: JsonValue | string): Promise<Received>
  patch(path: string, operations: readonly JsonValue[]): Promise<Received>
  delete(path: string): Promise<Received>
}

const patchSchema = 'urn:ietf:params:scim:api:messages:2.0:PatchOp'

export function createClient(tenantUrl: string, secretToken: string): TestClient {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 })
  const send: TestClient['send'] = (method, path, body, headers = {}) => {
    const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body)
    const { host, port, base } = partsOf(tenantUrl)
    const all: OutgoingHttpHeaders = {
      authorization: `Bearer ${secretToken}`,
      accept: 'application/scim+json',
      ...(text === undefined
        ? {}
        : { 'content-type': 'application/scim+json; charset=utf-8', 'content-length': Buffer.byteLength(text) }),
      ...headers,
    }
    return exchange({ host, port, agent, method, path: `${base}${path}`, headers: withoutUndefined(all) }, text)
  }
  return {
    tenantUrl,
    secretToken,
    send,
    get: (path, headers) => send('GET', path, undefined, headers),
    post: (path, body) => send('POST', path, body),
    put: (path, body) => send('PUT', path, body),
    patch: (path, operations) => send('PATCH', path, { schemas: [patchSchema], Operations: [...operations] }),
    delete: (path) => send('DELETE', path),
  }
}

/** The address without a rewrite: `new URL` would tidy up what a test wants to send untidy. */
function partsOf(tenantUrl: string): { host: string; port: string; base: string } {
  const match = /^http:\/\/([^/:]+):(\d+)(.*)$/u.exec(tenantUrl)
  if (match === null) throw new Error(`no address of a test server: ${tenantUrl}`)
  const [, host = '', port = '', base = ''] = match
  return { host, port, base }
}

function withoutUndefined(headers: OutgoingHttpHeaders): OutgoingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined))
}

function exchange(options: RequestOptions, text: string | undefined): Promise<Received> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(options, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => {
        const received = Buffer.concat(chunks).toString('utf8')
        const body = received.startsWith('{') ? (JSON.parse(received) as JsonObject) : {}
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text: received, body })
      })
    })
    request.on('error', reject)
    request.end(text)
  })
}
