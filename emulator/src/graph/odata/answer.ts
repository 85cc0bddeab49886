import { context, type GraphAnswer, type GraphCall } from '../wire/call.ts'
import { GraphError } from '../wire/graph-error.ts'
import { passes, readPath } from './evaluate-filter.ts'
import { type Query, type QueryRules, readQuery, skipToken } from './query.ts'

export type View = Record<string, unknown>

/** How objects of one kind are shown and asked for. */
export interface EntitySet<T> extends QueryRules {
  /** The name in `@odata.context`. */
  name: string
  /** Every property of an object. `expand` names what was asked to be expanded. */
  view: (item: T, expand: readonly string[]) => View
  /** What is shown without `$select`; absent means everything. */
  defaults?: readonly string[]
  caseSensitive?: boolean
}

/**
 * A page of a list: filtered, sorted, cut and selected as the query says, with the link to the next page. Nothing is
 * kept of objects outside the page, unless the order asks for it.
 */
export function listAnswer<T>(call: GraphCall, set: EntitySet<T>, items: Iterable<T>): GraphAnswer {
  const query = readQuery(call.query, set, call.headers)
  const end = query.skip + query.top
  const isSimple = !query.filter && !query.search
  const values: View[] = []
  let matched = 0
  for (const item of items) {
    const isShown = query.orderBy !== null || (matched >= query.skip && matched < end)
    if (!isSimple || isShown) {
      const view = set.view(item, query.expand)
      if (!fits(view, query, set)) continue
      if (isShown) values.push(view)
    }
    matched += 1
    if (matched > end && !query.count && !query.orderBy) break
  }
  if (query.orderBy) sort(values, query.orderBy)
  return pageAnswer(call, set, query, {
    values: query.orderBy ? values.slice(query.skip, end) : values,
    more: matched > end,
    total: matched,
  })
}

function fits<T>(view: View, { filter, search }: Query, set: EntitySet<T>): boolean {
  if (filter && !passes(filter, view, { caseSensitive: set.caseSensitive === true })) return false
  return search === null || isSought(view, search)
}

/** The answer for a page that was found already. `total` is null when nobody counted. */
export function pageAnswer<T>(
  call: GraphCall,
  set: EntitySet<T>,
  query: Query,
  page: { values: View[]; more: boolean; total: number | null },
): GraphAnswer {
  const chosen = query.select.length > 0 ? `(${query.select.join(',')})` : ''
  return {
    status: 200,
    body: {
      '@odata.context': context(call, `${set.name}${chosen}`),
      ...(query.count && page.total !== null ? { '@odata.count': page.total } : {}),
      ...(page.more ? { '@odata.nextLink': link(call, { $skiptoken: skipToken(query.skip + query.top) }) } : {}),
      value: page.values.map((view) => select(view, set, query)),
    },
  }
}

/** One object as `GET` answers it. */
export function entityAnswer<T>(call: GraphCall, set: EntitySet<T>, item: T, status = 200): GraphAnswer {
  const query = readQuery(call.query, set, call.headers)
  const chosen = query.select.length > 0 ? `(${query.select.join(',')})` : ''
  const view = select(set.view(item, query.expand), set, query)
  return { status, body: { '@odata.context': context(call, `${set.name}${chosen}/$entity`), ...view } }
}

/** This request's address with other query options. */
export function link(call: GraphCall, options: Record<string, string>): string {
  const all = new Map([...call.query, ...Object.entries(options)])
  const query = [...all].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')
  return `${call.address}${call.path}${query === '' ? '' : `?${query}`}`
}

function select<T>(view: View, set: EntitySet<T>, query: Query): View {
  const shown = query.select.length > 0 ? query.select : set.defaults
  if (!shown || shown.includes('*')) return view
  const chosen: View = {}
  for (const name of [...new Set(['id', ...shown, ...query.expand])]) {
    const key = Object.hasOwn(view, name) ? name : sameName(view, name)
    if (key !== undefined) chosen[key] = view[key]
    else if (name !== 'id') {
      throw new GraphError(400, 'BadRequest', `Could not find a property named '${name}' on type '${set.name}'.`)
    }
  }
  return chosen
}

function sameName(view: View, name: string): string | undefined {
  return Object.keys(view).find((key) => key.toLowerCase() === name.toLowerCase())
}

function isSought(view: View, { property, text }: { property: string; text: string }): boolean {
  const value = readPath(view, property)
  return typeof value === 'string' && value.toLowerCase().includes(text.toLowerCase())
}

function sort(views: View[], { path, descending }: { path: string; descending: boolean }): void {
  const key = (view: View) => String(readPath(view, path) ?? '')
  const direction = descending ? -1 : 1
  views.sort((left, right) => direction * (key(left) < key(right) ? -1 : key(left) > key(right) ? 1 : 0))
}
