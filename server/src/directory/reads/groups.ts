import type { SelectQueryBuilder } from 'kysely'
import type { JsonObject } from '../../base/json.ts'
import type { ResourceRow, Tables } from '../../storage/tables.ts'
import type { GroupDetail, GroupSummary, Listed, Named, Page } from '../read-contract.ts'
import { cutPage, readCursor } from './cursor.ts'
import { documentOf, type ReadContext, serverIds } from './documents.ts'
import { contains } from './text-range.ts'

export interface GroupFilter {
  readonly search?: string | undefined
  readonly scimServerId?: string | undefined
}

export interface GroupOrder {
  readonly by: 'name' | 'lastModified'
  readonly descending: boolean
}

type GroupRows = SelectQueryBuilder<Tables, 'resources', object>

function choice({ db, accountId }: ReadContext, filter: GroupFilter): GroupRows {
  const search = filter.search?.trim().toLowerCase() ?? ''
  return db
    .selectFrom('resources')
    .where('account_id', '=', accountId)
    .where('kind', '=', 'Group')
    .$if(search !== '', (narrow) => narrow.where(contains('name_key', search)))
    .$if(filter.scimServerId !== undefined, (narrow) => narrow.where('scim_server_id', '=', filter.scimServerId ?? ''))
}

async function nestedCounts({ db }: ReadContext, groups: readonly ResourceRow[]): Promise<ReadonlyMap<string, number>> {
  if (groups.length === 0) return new Map()
  const rows = await db
    .selectFrom('members')
    .select(({ fn }) => ['group_id', fn.countAll<number>().as('count')])
    .where('scim_server_id', 'in', [...new Set(groups.map((group) => group.scim_server_id))])
    .where(
      'group_id',
      'in',
      groups.map(({ id }) => id),
    )
    .where('member_kind', '=', 'Group')
    .groupBy('group_id')
    .execute()
  return new Map(rows.map(({ group_id, count }) => [group_id, Number(count)]))
}

function externalIdOf(document: JsonObject): string | null {
  const key = Object.keys(document).find((name) => name.toLowerCase() === 'externalid')
  const value = key === undefined ? null : document[key]
  return typeof value === 'string' ? value : null
}

const toGroup = (row: ResourceRow, nestedCount: number): GroupSummary => ({
  id: row.id,
  scimServerId: row.scim_server_id,
  displayName: row.display_name,
  externalId: externalIdOf(documentOf(row.document)),
  memberCount: row.member_count,
  nestedCount,
  created: row.created_at,
  lastModified: row.last_modified,
  source: row.source,
})

export async function groups(
  context: ReadContext,
  filter: GroupFilter,
  order: GroupOrder,
  page: Page,
): Promise<Listed<GroupSummary>> {
  const query = ['groups', context.accountId, filter, order]
  const position = readCursor(query, page.cursor)
  const column = order.by === 'name' ? 'name_key' : 'last_modified'
  const direction = order.descending ? 'desc' : 'asc'
  const rows = await choice(context, filter)
    .selectAll()
    .$if(position !== null, (narrow) =>
      narrow.where(({ eb, refTuple, tuple }) =>
        eb(refTuple(column, 'id'), order.descending ? '<' : '>', tuple(String(position?.key), position?.id ?? '')),
      ),
    )
    .orderBy(column, direction)
    .orderBy('id', direction)
    .limit(page.limit + 1)
    .execute()
  const total = await choice(context, filter)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  const cut = cutPage(rows, page.limit, query, (row) => ({ key: row[column], id: row.id }))
  const nested = await nestedCounts(context, cut.items)
  const items = cut.items.map((row) => toGroup(row, nested.get(row.id) ?? 0))
  return { items, nextCursor: cut.nextCursor, total: Number(total.count) }
}

/** The row of one of the account's groups. */
export async function groupRow(context: ReadContext, id: string): Promise<ResourceRow | null> {
  const servers = await serverIds(context)
  if (servers.length === 0) return null
  const row = await context.db
    .selectFrom('resources')
    .selectAll()
    .where('scim_server_id', 'in', servers)
    .where('id', '=', id)
    .where('kind', '=', 'Group')
    .executeTakeFirst()
  return row ?? null
}

async function parentsOf({ db }: ReadContext, group: ResourceRow): Promise<Named[]> {
  return db
    .selectFrom('members')
    .innerJoin('resources', (join) =>
      join
        .onRef('resources.scim_server_id', '=', 'members.scim_server_id')
        .onRef('resources.id', '=', 'members.group_id'),
    )
    .select(['resources.id', 'resources.display_name as displayName'])
    .where('members.scim_server_id', '=', group.scim_server_id)
    .where('members.member_id', '=', group.id)
    .orderBy('resources.name_key')
    .limit(100)
    .execute()
}

export async function group(context: ReadContext, id: string): Promise<GroupDetail | null> {
  const row = await groupRow(context, id)
  if (row === null) return null
  const nested = await nestedCounts(context, [row])
  return {
    ...toGroup(row, nested.get(id) ?? 0),
    document: documentOf(row.document),
    version: row.version,
    parents: await parentsOf(context, row),
  }
}
