import { type RawBuilder, sql } from 'kysely'
import type { Listed, Page, PeopleFilter, PeopleSort, PersonSummary } from '../read-contract.ts'
import { cutPage, type Position, readCursor } from './cursor.ts'
import { inOrder, personColumns, type ReadContext, serverIds, toSummary } from './documents.ts'
import { searchHits } from './people-search.ts'
import { searchWords } from './text-range.ts'

const sortColumns: Readonly<Record<PeopleSort, string>> = {
  name: 'name_key',
  userName: 'unique_key',
  title: 'title_key',
  department: 'department_key',
  lastModified: 'last_modified',
}

const missingPaths = {
  email: 'emails.value',
  name: 'displayname',
  title: 'title',
  phone: 'phonenumbers.value',
} as const

export interface PeopleOrder {
  readonly by: PeopleSort
  readonly descending: boolean
}

/** What a person must fulfil beside being found, over `resources as r`. */
function choices(filter: PeopleFilter): RawBuilder<unknown>[] {
  const all: RawBuilder<unknown>[] = []
  if (filter.active !== undefined) all.push(sql`r.active = ${filter.active ? 1 : 0}`)
  if (filter.scimServerId !== undefined) all.push(sql`r.scim_server_id = ${filter.scimServerId}`)
  if (filter.source !== undefined) all.push(sql`r.source = ${filter.source}`)
  if (filter.department !== undefined) all.push(sql`r.department_key = ${filter.department.toLowerCase()}`)
  return all
}

const groupHits = (servers: readonly string[], groupId: string): RawBuilder<unknown> =>
  sql`select member_id as id from members where scim_server_id in (${sql.join(servers)}) and group_id = ${groupId} and member_kind = 'User'`

/** Everybody without those who have it: two walks along indexes are cheaper than a look-up for each person. */
const missingHits = ({ accountId }: ReadContext, servers: readonly string[], path: string): RawBuilder<unknown> =>
  sql`select id from resources where account_id = ${accountId} and kind = 'User' except
    select resource_id as id from attribute_values
    where scim_server_id in (${sql.join(servers)}) and kind = 'User' and path = ${path} and key > ''`

/** Ids that a filter finds through an index of its own; none when the directory's own order leads. */
function hitsOf(context: ReadContext, filter: PeopleFilter, servers: readonly string[]): RawBuilder<unknown> | null {
  const parts = searchHits(context, servers, searchWords(filter.search))
  if (filter.groupId !== undefined) parts.push(groupHits(servers, filter.groupId))
  if (filter.missing !== undefined) parts.push(missingHits(context, servers, missingPaths[filter.missing]))
  if (parts.length === 0) return null
  return sql.join(
    parts.map((part) => sql`select id from (${part}) as part`),
    sql` intersect `,
  )
}

/** `from … where …` of the list. `cross join` keeps SQLite from walking the whole directory and trying each person. */
function source(
  { accountId }: ReadContext,
  filter: PeopleFilter,
  servers: readonly string[],
  hits: RawBuilder<unknown> | null,
): RawBuilder<unknown> {
  const own =
    hits === null
      ? [sql`r.account_id = ${accountId}`, sql`r.kind = 'User'`]
      : [sql`r.scim_server_id in (${sql.join(servers)})`, sql`r.id = hits.id`]
  const from = hits === null ? sql`resources as r` : sql`(${hits}) as hits cross join resources as r`
  return sql`from ${from} where ${sql.join([...own, ...choices(filter)], sql` and `)}`
}

function after(order: PeopleOrder, position: Position | null): RawBuilder<unknown> {
  if (position === null) return sql``
  const column = sql.ref(`r.${sortColumns[order.by]}`)
  const sign = order.descending ? sql`<` : sql`>`
  return sql` and (${column}, r.id) ${sign} (${position.key}, ${position.id})`
}

/** People by key: the cost of a page does not grow with how far down it is. */
export async function people(
  context: ReadContext,
  filter: PeopleFilter,
  order: PeopleOrder,
  page: Page,
): Promise<Listed<PersonSummary>> {
  const servers = await serverIds(context)
  if (servers.length === 0) return { items: [], nextCursor: null, total: 0 }
  const query = ['people', context.accountId, filter, order]
  const position = readCursor(query, page.cursor)
  const hits = hitsOf(context, filter, servers)
  const from = source(context, filter, servers, hits)
  const column = sql.ref(`r.${sortColumns[order.by]}`)
  const direction = order.descending ? sql`desc` : sql`asc`
  const keys = await sql<{ id: string; key: string }>`
    select r.id as id, ${column} as key ${from}${after(order, position)}
    order by ${column} ${direction}, r.id ${direction} limit ${page.limit + 1}`.execute(context.db)
  const counted = hits !== null && choices(filter).length === 0 ? sql`from (${hits}) as hits` : from
  const total = await sql<{ count: number }>`select count(*) as count ${counted}`.execute(context.db)
  const cut = cutPage(keys.rows, page.limit, query, ({ key, id }) => ({ key, id }))
  const rows = await inOrder(
    cut.items.map(({ id }) => id),
    async (ids) =>
      context.db
        .selectFrom('resources')
        .select(personColumns)
        .where('scim_server_id', 'in', servers)
        .where('id', 'in', ids)
        .execute(),
  )
  return { items: rows.map(toSummary), nextCursor: cut.nextCursor, total: Number(total.rows[0]?.count ?? 0) }
}
