import { createHash } from 'node:crypto'
import { InvalidCursorError } from '../errors.ts'

/** Where a page ends: the last item's sort key and id. */
export interface Position {
  readonly key: string | number
  readonly id: string
}

const mark = (query: unknown): string =>
  createHash('sha256').update(JSON.stringify(query), 'utf8').digest('base64url').slice(0, 16)

/** @param query everything that decides order and choice, the account included: the cursor is good for nothing else */
export const writeCursor = (query: unknown, position: Position): string =>
  Buffer.from(JSON.stringify([mark(query), position.key, position.id]), 'utf8').toString('base64url')

const parse = (cursor: string): unknown => {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  } catch {
    return null
  }
}

/** @throws {InvalidCursorError} when it was given for another query or by nobody. */
export function readCursor(query: unknown, cursor: string | null): Position | null {
  if (cursor === null) return null
  const read = parse(cursor)
  if (Array.isArray(read) && read.length === 3) {
    const [ofQuery, key, id] = read as unknown[]
    const keyFits = typeof key === 'string' || typeof key === 'number'
    if (ofQuery === mark(query) && keyFits && typeof id === 'string') return { key, id }
  }
  throw new InvalidCursorError()
}

/** Takes one row more than asked for apart: the page, and where it ends when there is more. */
export function cutPage<T>(
  rows: readonly T[],
  limit: number,
  query: unknown,
  position: (row: T) => Position,
): { items: readonly T[]; nextCursor: string | null } {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  const hasMore = rows.length > limit && last !== undefined
  return { items, nextCursor: hasMore ? writeCursor(query, position(last)) : null }
}
