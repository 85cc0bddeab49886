import type { Beside, SortedRow, Stores } from '../../storage/index.ts'
import type { ResourceKind, ResourcePage, ResourceQuery } from '../contract.ts'
import { readCursor, writeCursor } from './cursor.ts'

/**
 * One page of a query. Cursor pages go by key, so that a row that is there throughout comes exactly once, whatever else is
 * added or removed meanwhile (RFC 9865); index pages are RFC 7644 section 3.4.2.4.
 * @throws {InvalidCursorError}
 */
export async function findPage<R>(
  stores: Stores,
  scimServerId: string,
  kind: ResourceKind,
  query: ResourceQuery,
  beside: Beside,
  read: (rows: SortedRow[]) => Promise<R[]>,
): Promise<ResourcePage<R>> {
  const { filter, page } = query
  const order = { path: query.sort?.path ?? null, descending: query.sort?.descending ?? false }
  const { shown } = stores
  const countAll = () => shown.count(kind, filter)
  if (page.count === 0) return { resources: [], totalResults: await countAll(), nextCursor: null }
  if (page.kind === 'index') {
    const offset = Math.max(0, page.startIndex - 1)
    const rows = await shown.page(kind, filter, order, { kind: 'offset', offset }, page.count, beside)
    // A page that is not full is the last one; what is before it is known. Only a page beyond the end says nothing.
    const isLast = rows.length < page.count && (rows.length > 0 || offset === 0)
    const totalResults = isLast ? offset + rows.length : await countAll()
    return { resources: await read(rows), totalResults, nextCursor: null }
  }
  const question = JSON.stringify([scimServerId, kind, filter, order])
  const start = page.cursor === null ? ({ kind: 'first' } as const) : readCursor(page.cursor, question)
  const rows = await shown.page(kind, filter, order, start, page.count + 1, beside)
  const fitting = rows.slice(0, page.count)
  const last = fitting.at(-1)
  const isAll = rows.length <= page.count
  const nextCursor = isAll || !last ? null : writeCursor({ key: last.sort_key, id: last.id }, question)
  const totalResults = isAll && start.kind === 'first' ? rows.length : await countAll()
  return { resources: await read(fitting), totalResults, nextCursor }
}
