import type { FastifyRequest } from 'fastify'

/** One page of a list; `nextCursor` asks for the next. */
export interface Page<T> {
  items: T[]
  nextCursor: string | null
  total: number
}

/** The query of a request as texts; a repeated name counts once. */
export function queryOf(request: FastifyRequest): Record<string, string | undefined> {
  const { query } = request
  if (typeof query !== 'object' || query === null) return {}
  const first = (value: unknown): unknown => (Array.isArray(value) ? value[0] : value)
  return Object.fromEntries(Object.entries(query).map(([name, value]) => [name, String(first(value) ?? '')]))
}

/** The path's parameter of that name. */
export function parameter(request: FastifyRequest, name: string): string {
  const { params } = request
  const value: unknown = typeof params === 'object' && params !== null ? Reflect.get(params, name) : undefined
  return typeof value === 'string' ? value : ''
}

/** How many items a page has: 50 unless asked for up to 1,000. */
export function limitOf(query: Record<string, string | undefined>): number {
  const limit = Number(query['limit'] ?? 50)
  return Number.isInteger(limit) && limit > 0 ? Math.min(limit, 1000) : 50
}

/** Cuts a page out of a whole list; `show` runs for the shown items only. */
export function pageOf<T, S>(
  all: readonly T[],
  query: Record<string, string | undefined>,
  show: (item: T) => S,
): Page<S> {
  const start = Math.max(0, Number.parseInt(query['cursor'] ?? '0', 10) || 0)
  const end = start + limitOf(query)
  return {
    items: all.slice(start, end).map(show),
    nextCursor: end < all.length ? String(end) : null,
    total: all.length,
  }
}

/** Whether one of the texts contains what was searched, without case. */
export function matches(search: string | undefined, ...texts: (string | null)[]): boolean {
  if (search === undefined || search.trim() === '') return true
  const pattern = patternOf(search.trim())
  return texts.some((text) => text !== null && pattern.test(text))
}

let newest = { search: '', pattern: /(?:)/u }

/** A pattern is many times quicker over 400,000 texts than their lower case; the newest is kept for the next text. */
function patternOf(search: string): RegExp {
  if (newest.search === search) return newest.pattern
  newest = { search, pattern: new RegExp(search.replaceAll(/[$()*+./?[\\\]^{|}]/g, String.raw`\$&`), 'iu') }
  return newest.pattern
}
