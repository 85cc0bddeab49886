import { isObject, type Json } from '../model/json.ts'

/**
 * The entity tags of one world. A tag is opaque (RFC 7644 section 3.14), so what is checked is that a resource has a new
 * one exactly when it has changed: the model counts changes, this book knows which tag stood for which count.
 */
export class Versions {
  readonly #tags = new Map<string, Map<number, string>>()
  /** Count of changes by handle, as the model expects it in the answer at hand. */
  #expected = new Map<string, number>()

  /** Notes which versions the expected body names. */
  expect(body: Json | undefined): void {
    this.#expected = new Map()
    for (const [, handle = '', version] of JSON.stringify(body ?? null).matchAll(/‹([UG]\d+)@(\d+)›/gu)) {
      this.#expected.set(handle, Number(version))
    }
  }

  /** The answer with its tags as the model writes them, or as they came where they stand for another version. */
  named(body: Json): Json {
    if (Array.isArray(body)) return body.map((part) => this.named(part))
    if (!isObject(body)) return body
    const parts = Object.entries(body).map(([name, part]) => [name, this.named(part)] as const)
    const meta = body['meta']
    const handle = typeof body['id'] === 'string' ? body['id'].slice(1, -1) : ''
    if (!isObject(meta) || typeof meta['version'] !== 'string') return Object.fromEntries(parts)
    const version = this.#nameOf(handle, meta['version'])
    return { ...Object.fromEntries(parts), meta: { ...meta, version } }
  }

  #nameOf(handle: string, tag: string): string {
    const known = this.#tags.get(handle) ?? new Map<number, string>()
    this.#tags.set(handle, known)
    const count = this.#expected.get(handle)
    if (count === undefined) return tag
    const before = [...known].find(([, other]) => other === tag)?.[0]
    if (before !== undefined) return `‹${handle}@${before}›`
    if (known.has(count)) return `${tag}, but ${known.get(count)} before it changed`
    known.set(count, tag)
    return `‹${handle}@${count}›`
  }

  /** A tag that the resource had and has no longer; one that it never had when there is none. */
  stale(handle: string, current: string): string {
    const old = [...(this.#tags.get(handle)?.values() ?? [])].find((tag) => tag !== current)
    return old ?? 'W/"never-was"'
  }
}
