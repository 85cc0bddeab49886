import type { Answer, Method } from './connection.ts'
import { isRecord } from './resource.ts'

/** Something that the probe may have made on the server. */
export interface Made {
  /** `/Users` or `/Groups`. */
  collection: string
  /** What it was called, so that it can be found when no id came back. */
  name: string | null
  id: string | null
}

const COLLECTIONS = ['/Users', '/Groups']

/**
 * Knows what the probe made. What is not in it is never changed, and what is in it is removed at the end, also when the
 * answer to the creation was lost.
 */
export class Ledger {
  readonly #made = new Set<Made>()

  /** To be called before a POST is sent: from then on the server may hold the object. */
  expect(method: Method, path: string, body: unknown): Made | null {
    const collection = COLLECTIONS.find((one) => bare(path) === one)
    if (method !== 'POST' || collection === undefined) return null
    const entry: Made = { collection, name: nameIn(body), id: null }
    this.#made.add(entry)
    return entry
  }

  /** To be called with the answer of that POST. */
  settle(entry: Made, answer: Answer): void {
    const id = isRecord(answer.json) ? answer.json['id'] : undefined
    if (answer.status < 300 && (typeof id === 'string' || typeof id === 'number')) entry.id = String(id)
    else if (answer.status >= 400 && answer.status < 500) this.#made.delete(entry)
  }

  /** For objects that were made in another way than by a POST to their collection, such as Bulk. */
  add(collection: string, id: string): void {
    if (!this.owns(collection, id)) this.#made.add({ collection, name: null, id })
  }

  owns(collection: string, id: string): boolean {
    return [...this.#made].some((entry) => entry.collection === collection && entry.id === id)
  }

  forget(entry: Made): void {
    this.#made.delete(entry)
  }

  /** Groups before people, the newest first. */
  all(): Made[] {
    const newest = [...this.#made].toReversed()
    return [
      ...newest.filter(({ collection }) => collection === '/Groups'),
      ...newest.filter(({ collection }) => collection !== '/Groups'),
    ]
  }
}

/** @returns `collection` and `id` when a path leads to one object, else null */
export function objectOf(path: string): { collection: string; id: string } | null {
  const [, first = '', id = '', ...rest] = bare(path).split('/')
  const collection = COLLECTIONS.find((one) => one.toLowerCase() === `/${first}`.toLowerCase())
  if (collection === undefined || id === '' || rest.length > 0 || id.startsWith('.')) return null
  return { collection, id: decoded(id) }
}

/** A path without its query and the slash at its end. */
function bare(path: string): string {
  return (path.split('?')[0] ?? '').replace(/\/+$/, '').replace(/^\/+/, '/')
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function nameIn(body: unknown): string | null {
  if (!isRecord(body)) return null
  const lower = Object.fromEntries(Object.entries(body).map(([key, value]) => [key.toLowerCase(), value]))
  const name = lower['username'] ?? lower['displayname']
  return typeof name === 'string' ? name : null
}
