import { sql } from 'kysely'
import type { ResourceKind } from '../contract.ts'
import type { Listed, MemberSummary, Page } from '../read-contract.ts'
import { cutPage, readCursor } from './cursor.ts'
import type { ReadContext } from './documents.ts'
import { groupRow } from './groups.ts'
import { titlesOf } from './person.ts'
import { startsWith } from './text-range.ts'

export interface MemberFilter {
  readonly search?: string | undefined
  readonly kind?: ResourceKind | undefined
}

/** Up to here the members are put in order of their names; sorting more for each page would be felt. */
const sortedUpTo = 5_000

interface Row {
  readonly id: string
  readonly kind: ResourceKind
  readonly display_name: string
  readonly unique_key: string
  readonly name_key: string
  readonly active: 0 | 1
}

/** A group's direct members: by name, in a very large group by id. Null when the account has no such group. */
export async function groupMembers(
  context: ReadContext,
  groupId: string,
  filter: MemberFilter,
  page: Page,
): Promise<Listed<MemberSummary> | null> {
  const group = await groupRow(context, groupId)
  if (group === null) return null
  const query = ['members', context.accountId, groupId, filter]
  const position = readCursor(query, page.cursor)
  const byName = group.member_count <= sortedUpTo
  const search = filter.search?.trim().toLowerCase() ?? ''
  const own = sql.join(
    [
      sql`m.scim_server_id = ${group.scim_server_id}`,
      sql`m.group_id = ${groupId}`,
      ...(filter.kind === undefined ? [] : [sql`m.member_kind = ${filter.kind}`]),
    ],
    sql` and `,
  )
  const found =
    search === '' ? sql`` : sql` and (${startsWith('r.name_key', search)} or ${startsWith('r.unique_key', search)})`
  const from = sql`from members as m join resources as r on r.scim_server_id = m.scim_server_id and r.id = m.member_id where ${own}${found}`
  const counted = search === '' ? sql`from members as m where ${own}` : from
  const key = byName ? sql`r.name_key` : sql`m.member_id`
  const after = position === null ? sql`` : sql` and (${key}, m.member_id) > (${position.key}, ${position.id})`
  const rows = await sql<Row>`
    select r.id as id, r.kind as kind, r.display_name as display_name, r.unique_key as unique_key,
      r.name_key as name_key, r.active as active
    ${from}${after} order by ${key}, m.member_id limit ${page.limit + 1}`.execute(context.db)
  const total = await sql<{ count: number }>`select count(*) as count ${counted}`.execute(context.db)
  const cut = cutPage(rows.rows, page.limit, query, (row) => ({ key: byName ? row.name_key : row.id, id: row.id }))
  const items = await complete(context, group.scim_server_id, cut.items)
  return { items, nextCursor: cut.nextCursor, total: Number(total.rows[0]?.count ?? 0) }
}

async function complete(context: ReadContext, server: string, rows: readonly Row[]): Promise<MemberSummary[]> {
  const ids = rows.map(({ id }) => id)
  const titles = await titlesOf(context, server, ids)
  const names = await userNamesOf(context, server, ids)
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    displayName: row.display_name,
    userName: row.kind === 'User' ? (names.get(row.id) ?? row.unique_key) : null,
    title: titles.get(row.id) ?? null,
    active: row.kind === 'User' ? row.active === 1 : null,
  }))
}

async function userNamesOf(
  { db }: ReadContext,
  server: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('attribute_values')
    .select(['resource_id', 'value'])
    .where('scim_server_id', '=', server)
    .where('resource_id', 'in', [...ids])
    .where('path', '=', 'username')
    .execute()
  return new Map(rows.map(({ resource_id, value }) => [resource_id, value]))
}
