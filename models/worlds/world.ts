import { isObject, type Json, type JsonObject } from '../model/json.ts'
import type { Call, Expected, Seen } from './call.ts'
import type { ScimClient, ScimReply } from './client.ts'
import { Versions } from './versions.ts'

/** Ids that no server gives. */
const nobody = '00000000-0000-7000-8000-00000000dead'
const noGroup = '00000000-0000-7000-8000-0000deadbeef'

/** One server on one database, spoken to in handles. */
export class World {
  readonly name: string
  readonly versions = new Versions()
  readonly #client: ScimClient
  readonly #ids = new Map<string, string>([
    ['U-nobody', nobody],
    ['G-nobody', noGroup],
  ])
  /** created and lastModified by handle: the first never changes, the second never goes back. */
  readonly #times = new Map<string, { readonly created: string; readonly lastModified: string }>()

  constructor(name: string, client: ScimClient) {
    this.name = name
    this.#client = client
  }

  /** Sends the call and reads the answer in handles. @throws Error when the answer breaks what holds for every answer */
  async ask(call: Call, expected: Expected): Promise<Seen> {
    const reply = await this.#send(call)
    if (expected.gives !== undefined && reply.status === 201 && isObject(reply.body)) {
      this.#ids.set(expected.gives, String(reply.body['id']))
    }
    this.versions.expect(expected.body)
    if (expected.walk === true && reply.status === 200) return this.#walk(call, reply)
    return this.#seen(reply)
  }

  async #send(call: Call): Promise<ScimReply> {
    const body = call.body === undefined ? null : this.#withIds(JSON.stringify(call.body))
    return this.#client.send(call.method, this.#withIds(call.path), body, await this.#condition(call))
  }

  async #condition({ precondition, asReader }: Call): Promise<Readonly<Record<string, string>>> {
    if (precondition === undefined) return {}
    const name = asReader === true ? 'if-none-match' : 'if-match'
    if (precondition.kind === 'any') return { [name]: '*' }
    const now = await this.#client.send('GET', this.#withIds(precondition.path), null, {})
    const tag = now.etag ?? 'W/"1"'
    return { [name]: precondition.kind === 'current' ? tag : this.versions.stale(precondition.handle, tag) }
  }

  /** Every page until there is no next one, as one list. RFC 9865. */
  async #walk(call: Call, first: ScimReply): Promise<Seen> {
    const resources: Json[] = []
    let page = first
    for (let pages = 1; ; pages++) {
      const body = isObject(page.body) ? page.body : {}
      resources.push(...(Array.isArray(body['Resources']) ? body['Resources'] : []))
      if (typeof body['nextCursor'] !== 'string') break
      if (pages > 200) throw new Error(`${this.name}: ${call.path} has no last page`)
      const cursor = encodeURIComponent(body['nextCursor'])
      const path = this.#withIds(call.path).replace(/cursor(?==|&|$)=?/u, `cursor=${cursor}`)
      page = await this.#client.send('GET', path, null, {})
      if (page.status !== 200) return this.#seen(page)
    }
    return this.#seen({ ...first, body: { totalResults: totalOf(first.body), Resources: resources } })
  }

  #seen(reply: ScimReply): Seen {
    if (reply.contentType !== null && reply.contentType !== 'application/scim+json; charset=utf-8')
      throw new Error(`${this.name}: the answer is ${reply.contentType}`)
    return { status: reply.status, body: this.#normal(reply.body), etag: reply.etag }
  }

  #withIds(text: string): string {
    return text.replace(
      /(?:‹|%E2%80%B9)([UG][\w-]*)(?:›|%E2%80%BA)/gu,
      (_, handle: string) => this.#ids.get(handle) ?? nobody,
    )
  }

  /** Ids as handles, addresses without host, times looked at and taken out. */
  #normal(body: Json): Json {
    if (body === null) return null
    const handles = new Map([...this.#ids].map(([handle, id]) => [id, handle]))
    const text = JSON.stringify(body)
      .replaceAll(this.#client.tenantUrl, '‹base›')
      .replace(/[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[\da-f]{4}-[\da-f]{12}/gu, (id) =>
        handles.has(id) ? `‹${handles.get(id)}›` : id,
      )
    return this.#withoutTimes(JSON.parse(text) as Json)
  }

  #withoutTimes(value: Json): Json {
    if (Array.isArray(value)) return value.map((part) => this.#withoutTimes(part))
    if (!isObject(value)) return value
    const parts = Object.fromEntries(Object.entries(value).map(([name, part]) => [name, this.#withoutTimes(part)]))
    const meta = value['meta']
    return isObject(meta) ? { ...parts, meta: this.#timeless(String(value['id']), meta) } : parts
  }

  #timeless(handle: string, meta: JsonObject): JsonObject {
    const [created, lastModified] = [String(meta['created']), String(meta['lastModified'])]
    const before = this.#times.get(handle) ?? { created, lastModified: created }
    const form = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/u
    if (
      !form.test(created) ||
      !form.test(lastModified) ||
      created !== before.created ||
      lastModified < before.lastModified
    )
      throw new Error(`${this.name}: times of ${handle}: ${created}, ${lastModified}; before ${JSON.stringify(before)}`)
    this.#times.set(handle, { created, lastModified })
    return { ...meta, created: '‹time›', lastModified: '‹time›' }
  }
}

const totalOf = (body: Json): Json => (isObject(body) ? (body['totalResults'] ?? null) : null)
