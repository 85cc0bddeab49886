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

/** What a person must fulfil, over `resources as r`. */
function conditions({ accountId }: ReadContext, filter: PeopleFilter): RawBuilder<unknown> {
  const all = [sql`r.account_id = ${accountId}`, sql`r.kind = 'User'`]
  if (filter.active !== undefined) all.push(sql`r.active = ${filter.active ? 1 : 0}`)
  if (filter.scimServerId !== undefined) all.push(sql`r.scim_server_id = ${filter.scimServerId}`)
  if (filter.source !== undefined) all.push(sql`r.source = ${filter.source}`)
  if (filter.department !== undefined) all.push(sql`r.department_key = ${filter.department.toLowerCase()}`)
  if (filter.missing !== undefined) {
    const path = missingPaths[filter.missing]
    all.push(
      sql`not exists (select 1 from attribute_values a where a.scim_server_id = r.scim_server_id and a.resource_id = r.id and a.path = ${path} and a.value <> '')`,
    )
  }
  return sql.join(all, sql` and `)
}

function groupHits(servers: readonly string[], groupId: string): RawBuilder<unknown> {
  return sql`select scim_server_id, member_id as id from members where scim_server_id in (${sql.join(servers)}) and group_id = ${groupId}`
}

/**
 * `resources as r`, led by the people that search and group find: `cross join` keeps SQLite from walking the whole
 * directory in name order and trying each person.
 */
function source(context: ReadContext, filter: PeopleFilter, servers: readonly string[]): RawBuilder<unknown> {
  const words = searchWords(filter.search)
  const parts = [
    ...(words.length > 0 ? [searchHits(context, servers, words)] : []),
    ...(filter.groupId === undefined ? [] : [groupHits(servers, filter.groupId)]),
  ]
  if (parts.length === 0) return sql`resources as r`
  const hits = parts.map((part) => sql`select scim_server_id, id from (${part}) as part`)
  return sql`(${sql.join(hits, sql` intersect `)}) as hits cross join resources as r`
}

const joined = (filter: PeopleFilter): RawBuilder<unknown> =>
  searchWords(filter.search).length > 0 || filter.groupId !== undefined
    ? sql` and r.scim_server_id = hits.scim_server_id and r.id = hits.id`
    : sql``

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
  const from = sql`from ${source(context, filter, servers)} where ${conditions(context, filter)}${joined(filter)}`
  const column = sql.ref(`r.${sortColumns[order.by]}`)
  const direction = order.descending ? sql`desc` : sql`asc`
  const keys = await sql<{ id: string; key: string }>`
    select r.id as id, ${column} as key ${from}${after(order, position)}
    order by ${column} ${direction}, r.id ${direction} limit ${page.limit + 1}`.execute(context.db)
  const total = await sql<{ count: number }>`select count(*) as count ${from}`.execute(context.db)
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
