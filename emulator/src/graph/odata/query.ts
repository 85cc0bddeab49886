import { badQuery, GraphError } from '../wire/graph-error.ts'
import { type Filter, parseFilter } from './filter.ts'

/** The query options of a request. */
export interface Query {
  filter: Filter | null
  select: string[]
  expand: string[]
  orderBy: { path: string; descending: boolean } | null
  search: { property: string; text: string } | null
  top: number
  skip: number
  count: boolean
}

/** What a resource allows in a query. */
export interface QueryRules {
  /** Properties that may stand in a filter. */
  filterable: readonly string[]
  /** Properties that may be sorted by. */
  sortable: readonly string[]
  expandable?: readonly string[]
  /** Directory objects need `ConsistencyLevel: eventual` and `$count=true` for some operators. */
  advanced?: boolean
  pageSize?: number
}

const PAGE = 100
const LARGEST = 999
const known = new Set([
  '$filter',
  '$select',
  '$expand',
  '$orderby',
  '$search',
  '$top',
  '$count',
  '$skiptoken',
  '$format',
])

/** @throws {GraphError} 400 for an option that cannot be read or is not served */
export function readQuery(
  query: URLSearchParams,
  rules: QueryRules,
  headers: Record<string, string | undefined>,
): Query {
  for (const name of query.keys()) {
    if (name.startsWith('$') && !known.has(name)) throw badQuery(`The query option '${name}' is not supported here.`)
  }
  const text = query.get('$filter')
  const eventual = headers['consistencylevel']?.toLowerCase() === 'eventual'
  const isAdvanced = eventual && query.get('$count') === 'true'
  const filter = text === null || text.trim() === '' ? null : parseFilter(text)
  if (filter) checkFilter(filter, rules, isAdvanced, [])
  return {
    filter,
    select: words(query.get('$select')),
    expand: expansions(query.get('$expand'), rules),
    orderBy: orderOf(query.get('$orderby'), rules),
    search: searchOf(query.get('$search'), rules, eventual),
    top: topOf(query.get('$top'), rules.pageSize ?? PAGE),
    skip: skipOf(query.get('$skiptoken')),
    count: query.get('$count') === 'true' && (eventual || rules.advanced !== true),
  }
}

function words(text: string | null): string[] {
  return (text ?? '').split(',').flatMap((word) => (word.trim() === '' ? [] : [word.trim()]))
}

function checkFilter(filter: Filter, rules: QueryRules, isAdvanced: boolean, variables: string[]): void {
  if (filter.kind === 'and' || filter.kind === 'or') {
    checkFilter(filter.left, rules, isAdvanced, variables)
    checkFilter(filter.right, rules, isAdvanced, variables)
    return
  }
  const operator = advancedOperator(filter)
  if (rules.advanced === true && !isAdvanced && operator !== null) {
    throw badQuery(
      `Operator '${operator}' is not supported because the 'ConsistencyLevel:eventual' header is missing. Refer to 'https://aka.ms/graph-docs/advanced-queries' for more information.`,
    )
  }
  if (filter.kind === 'not') {
    checkFilter(filter.inner, rules, isAdvanced, variables)
    return
  }
  if (variables.includes(filter.path)) return
  if (!rules.filterable.some((name) => name.toLowerCase() === filter.path.toLowerCase())) {
    throw badQuery(
      `Unsupported or invalid query filter clause specified for property '${filter.path}'. It can be one of ${rules.filterable.join(', ')}.`,
    )
  }
  if (filter.kind === 'any') checkFilter(filter.inner, rules, isAdvanced, [...variables, filter.variable])
}

function advancedOperator(filter: Filter): string | null {
  if (filter.kind === 'not') return 'Not'
  if (filter.kind === 'compare' && filter.operator === 'ne') return 'NotEqualsMatch'
  return filter.kind === 'function' && filter.name !== 'startswith' ? filter.name : null
}

function expansions(text: string | null, rules: QueryRules): string[] {
  const names = words(text?.replaceAll(/\([^()]*\)/g, '') ?? null)
  for (const name of names) {
    if (!rules.expandable?.includes(name)) throw badQuery(`The property '${name}' cannot be expanded here.`)
  }
  return names
}

function orderOf(text: string | null, rules: QueryRules): Query['orderBy'] {
  if (text === null || text.trim() === '') return null
  const [path = '', direction = 'asc', ...more] = text.trim().split(/\s+/)
  const isKnown = rules.sortable.some((name) => name.toLowerCase() === path.toLowerCase())
  if (!isKnown || more.length > 0 || !/^(?:asc|desc)$/i.test(direction)) {
    throw badQuery(`Unsupported sort property '${text}'. It can be one of ${rules.sortable.join(', ')}.`)
  }
  return { path, descending: direction.toLowerCase() === 'desc' }
}

function searchOf(text: string | null, rules: QueryRules, eventual: boolean): Query['search'] {
  if (text === null) return null
  if (rules.advanced !== true) throw badQuery("The query option '$search' is not supported here.")
  if (!eventual) {
    throw badQuery(
      "Request with $search query parameter only works through MSGraph with a special request header: 'ConsistencyLevel: eventual'",
    )
  }
  const [, property, sought] = /^"(\w+):(.*)"$/s.exec(text.trim()) ?? []
  if (property === undefined || sought === undefined) {
    throw new GraphError(400, 'Request_BadRequest', 'Write $search as "property:text", with the double quotes.')
  }
  return { property, text: sought }
}

function topOf(text: string | null, page: number): number {
  if (text === null) return page
  const top = Number(text)
  if (!Number.isInteger(top) || top < 1 || top > LARGEST) {
    throw badQuery(`Invalid page size specified: '${text}'. Must be between 1 and ${LARGEST} inclusive.`)
  }
  return top
}

function skipOf(token: string | null): number {
  if (token === null) return 0
  const skip = Number(Buffer.from(token, 'base64url').toString('utf8').replace(/^at:/, ''))
  if (!Number.isInteger(skip) || skip < 0) {
    throw new GraphError(400, 'Directory_ExpiredPageToken', 'The specified page token value has expired. Ask again.')
  }
  return skip
}

/** The `$skiptoken` of the page that starts at `skip`. */
export function skipToken(skip: number): string {
  return Buffer.from(`at:${skip}`).toString('base64url')
}
