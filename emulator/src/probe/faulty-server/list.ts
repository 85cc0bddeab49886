import type { Broken } from './defects.ts'
import { Failure, invalidValue } from './failure.ts'
import { type Filter, parseFilter } from './filter.ts'
import { matches } from './match.ts'
import { parsePath, type Resource, valuesAt } from './path.ts'
import { render, type Selection } from './render.ts'
import type { Kind } from './schema.ts'
import type { Store, Stored } from './store.ts'

export const largestPage = 200
export const listUrn = 'urn:ietf:params:scim:api:messages:2.0:ListResponse'

/** What a list is asked for, from the query or from the body of a POST to .search: RFC 7644 section 3.4.3. */
export interface ListRequest extends Selection {
  filter: string | undefined
  sortBy: string | undefined
  sortOrder: string | undefined
  startIndex: string | undefined
  count: string | undefined
}

/** @returns the body of a ListResponse @throws {Failure} 400 for a filter or number that cannot be read */
export function listResources(
  asked: Kind[],
  request: ListRequest,
  store: Store,
  base: string,
  broken: Broken,
): Resource {
  const found = asked.flatMap((kind) => select(kind, request, store, base, broken))
  const single = request.filter !== undefined && found.length === 1 ? found[0] : undefined
  if (single && broken('single-hit-is-no-list')) return render(single, request, store, base, broken)
  if (found.length === 0 && request.filter !== undefined && broken('empty-list-is-404')) {
    throw new Failure(404, 'Nothing was found')
  }
  const start = broken('start-index-ignored') ? 1 : Math.max(1, number('startIndex', request.startIndex) ?? 1)
  const count = broken('count-ignored')
    ? largestPage
    : Math.min(largestPage, number('count', request.count) ?? largestPage)
  const page = found.slice(start - 1, start - 1 + Math.max(0, count))
  const resources = page.map((one) => render(one, request, store, base, broken))
  if (broken('id-missing-in-lists')) for (const one of resources) delete one['id']
  const total = found.length
  return {
    schemas: [listUrn],
    totalResults: broken('total-results-as-text') ? String(total) : total,
    ...(broken('start-index-not-echoed') ? {} : { startIndex: broken('start-index-ignored') ? 1 : start }),
    itemsPerPage: resources.length,
    ...(resources.length === 0 && broken('empty-list-without-resources') ? {} : { Resources: resources }),
  }
}

function select(kind: Kind, request: ListRequest, store: Store, base: string, broken: Broken): Stored[] {
  const filter = request.filter === undefined ? undefined : read(request.filter, broken)
  const all = store.list(kind).filter((one) => {
    if (!filter) return true
    if (broken('inactive-users-invisible') && one.attributes['active'] === false) return false
    return matches(kind, filter, whole(one, store, base), broken)
  })
  if (request.sortBy === undefined || broken('sort-ignored')) return all
  const place = parsePath(kind, request.sortBy, broken)
  const key = (one: Stored) => String(valuesAt(whole(one, store, base), place)[0] ?? '\uffff').toLowerCase()
  const order = request.sortOrder?.toLowerCase() === 'descending' ? -1 : 1
  return all.toSorted((left, right) => (key(left) < key(right) ? -order : key(left) > key(right) ? order : 0))
}

function read(text: string, broken: Broken): Filter | undefined {
  try {
    return parseFilter(text, broken)
  } catch (error) {
    if (broken('broken-filter-ignored')) return undefined
    throw error
  }
}

/** What a filter sees: everything, as it is kept. */
function whole(stored: Stored, store: Store, base: string): Resource {
  return render(stored, { attributes: undefined, excludedAttributes: undefined }, store, base, () => false)
}

function number(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (!/^-?\d+$/.test(text)) throw invalidValue(`${name} must be a whole number`)
  return Number(text)
}
