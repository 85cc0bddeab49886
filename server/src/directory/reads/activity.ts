import { type RawBuilder, type SelectQueryBuilder, sql } from 'kysely'
import type { Tables } from '../../storage/tables.ts'
import type { ActivityCall, ActivityFilter, ActivityRecord, Listed, Page } from '../read-contract.ts'
import { toReads, toRecord } from './activity-record.ts'
import { cutPage, readCursor } from './cursor.ts'
import { type ReadContext, serverIds } from './documents.ts'
import { idFloor } from './index-ways.ts'
import { contains, pattern } from './text-range.ts'

const columns = [
  'scim_server_id',
  'id',
  'account_id',
  'at',
  'kind',
  'outcome',
  'actor',
  'subject_id',
  'subject_kind',
  'subject_name',
  'facts',
  'status',
  'method',
  'path',
  'detail',
  'request_id',
] as const

type Rows = SelectQueryBuilder<Tables, 'activity', object>

function choice({ db, accountId }: ReadContext, filter: ActivityFilter, servers: readonly string[]): Rows {
  const search = filter.search?.trim().toLowerCase() ?? ''
  return db
    .selectFrom('activity')
    .where('account_id', '=', accountId)
    .$if(filter.scimServerId !== undefined, (rows) => rows.where('scim_server_id', '=', filter.scimServerId ?? ''))
    .$if(filter.kind !== undefined, (rows) => rows.where('kind', '=', filter.kind ?? ''))
    .$if(filter.outcome !== undefined, (rows) => rows.where('outcome', '=', filter.outcome ?? 'ok'))
    .$if(filter.person !== undefined, (rows) => rows.where(ofPerson(filter.person ?? '', servers)))
    .$if(filter.after !== undefined, (rows) => rows.where('id', '>', filter.after ?? ''))
    .$if(filter.from !== undefined, (rows) => rows.where(between(filter.from ?? '', null)))
    .$if(filter.to !== undefined, (rows) => rows.where(between(null, filter.to ?? '')))
    .$if(search !== '', (rows) => rows.where((of) => of.or([named(search), ofPeople(search, accountId)])))
}

/** Ids are made a moment after the time they stand for at most, so they find the rows and the time decides. */
function between(from: string | null, to: string | null): RawBuilder<boolean> {
  if (from !== null) return sql<boolean>`(id >= ${idFloor(Date.parse(from))} and at >= ${from})`
  return sql<boolean>`(id < ${idFloor(Date.parse(to ?? '') + slack)} and at <= ${to})`
}

const slack = 60_000

/** Through the person's history, which knows the calls that changed them or their memberships. */
const ofPerson = (id: string, servers: readonly string[]) =>
  sql<boolean>`(scim_server_id, id) in (select scim_server_id, activity_id from changes where scim_server_id in (${sql.join(['', ...servers])}) and resource_id = ${id})`

/** The name at the time of the call; the databases lower ASCII alike, other scripts are found through the person. */
const named = (search: string) => sql<boolean>`lower(subject_name) like ${pattern(search)} escape '\\'`

const ofPeople = (search: string, accountId: string) =>
  sql<boolean>`subject_id in (select id from resources where account_id = ${accountId} and ${contains('name_key', search)})`

/** Calls are shown without the reads between them once a filter asks for something that reads have not. */
const showsReads = (filter: ActivityFilter): boolean =>
  (filter.kind === undefined || filter.kind === 'reads') &&
  filter.outcome !== 'refused' &&
  filter.person === undefined &&
  filter.after === undefined &&
  (filter.search ?? '').trim() === ''

/** The hours of reads that lie between a page's calls. @param before, from moments as text; null: no limit */
async function readsBetween(
  { db, accountId }: ReadContext,
  filter: ActivityFilter,
  before: string | null,
  from: string | null,
): Promise<ActivityRecord[]> {
  const rows = await db
    .selectFrom('read_summaries')
    .selectAll()
    .where('account_id', '=', accountId)
    .$if(filter.scimServerId !== undefined, (all) => all.where('scim_server_id', '=', filter.scimServerId ?? ''))
    .$if(before !== null, (all) => all.where('last_at', '<', before ?? ''))
    .$if(from !== null, (all) => all.where('last_at', '>=', from ?? ''))
    .$if(filter.from !== undefined, (all) => all.where('last_at', '>=', filter.from ?? ''))
    .$if(filter.to !== undefined, (all) => all.where('last_at', '<=', filter.to ?? ''))
    .orderBy('last_at', 'desc')
    .limit(200)
    .execute()
  return rows.map(toReads)
}

export async function activity(
  context: ReadContext,
  filter: ActivityFilter,
  page: Page,
): Promise<Listed<ActivityRecord>> {
  const { after: _after, ...choices } = filter
  const query = ['activity', context.accountId, choices]
  const position = readCursor(query, page.cursor)
  const servers = await serverIds(context)
  const rows = await choice(context, filter, servers)
    .select(columns)
    .$if(position !== null, (all) => all.where('id', '<', position?.id ?? ''))
    .orderBy('id', 'desc')
    .limit(page.limit + 1)
    .execute()
  const total = await choice(context, filter, servers)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  const cut = cutPage(rows, page.limit, query, (row) => ({ key: row.at, id: row.id }))
  const calls = cut.items.map(toRecord)
  if (!showsReads(filter)) return { items: calls, nextCursor: cut.nextCursor, total: Number(total.count) }
  const before = position === null ? null : String(position.key)
  const from = cut.nextCursor === null ? null : (calls.at(-1)?.at ?? null)
  const reads = await readsBetween(context, filter, before, from)
  const items = [...calls, ...reads].sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
  return { items, nextCursor: cut.nextCursor, total: Number(total.count) + reads.length }
}

/** One call with its request and answer. */
export async function activityCall({ db, accountId }: ReadContext, id: string): Promise<ActivityCall | null> {
  const row = await db
    .selectFrom('activity')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) return null
  const { method, path, status } = row
  return {
    ...toRecord(row),
    request: method === null || path === null ? null : { method, path, body: row.request_body },
    answer: status === null ? null : { status, body: row.answer_body },
    requestId: row.request_id === '' ? null : row.request_id,
  }
}
