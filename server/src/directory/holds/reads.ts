import { type RawBuilder, sql } from 'kysely'
import type { DepartureRow, HeldBatchRow, HeldDecisionRow } from '../../storage/index.ts'
import type {
  DepartureKind,
  HeldBatchDetails,
  HeldBatchRecord,
  HeldChangeFilter,
  HeldChangeRecord,
  HeldDecisionRecord,
  HoldCause,
} from '../held-contract.ts'
import type { Listed, Page } from '../read-contract.ts'
import { cutPage, readCursor } from '../reads/cursor.ts'
import type { ReadContext } from '../reads/documents.ts'
import { contains } from '../reads/text-range.ts'

/** So many departments and groups are shown; the rest is in the list. */
const shown = 12

const toDecision = (row: HeldDecisionRow): HeldDecisionRecord => ({
  id: row.id,
  kind: row.kind,
  at: row.at,
  by: row.by,
  people: Number(row.people),
  changes: Number(row.changes),
  done: Number(row.done),
  refused: Number(row.refused),
  doneAt: row.done_at,
})

const toBatch = (row: HeldBatchRow, decisions: readonly HeldDecisionRow[]): HeldBatchRecord => ({
  id: row.id,
  scimServerId: row.scim_server_id,
  state: row.state,
  beganAt: row.began_at,
  lastAt: row.last_at,
  closedAt: row.closed_at,
  cause: JSON.parse(row.cause) as HoldCause,
  people: Number(row.people),
  memberships: Number(row.memberships),
  groups: Number(row.groups),
  heldPeople: Number(row.held_people),
  heldChanges: Number(row.held_changes),
  decisions: decisions.filter(({ batch_id }) => batch_id === row.id).map(toDecision),
})

async function withDecisions(
  { db, accountId }: ReadContext,
  rows: readonly HeldBatchRow[],
): Promise<HeldBatchRecord[]> {
  if (rows.length === 0) return []
  const decisions = await db
    .selectFrom('held_decisions')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('scim_server_id', 'in', [...new Set(rows.map(({ scim_server_id }) => scim_server_id))])
    .where(
      'batch_id',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('id', 'desc')
    .execute()
  return rows.map((row) => toBatch(row, decisions))
}

/** Open ones first (their state sorts last), then newest first. */
export async function heldBatches(context: ReadContext, page: Page): Promise<Listed<HeldBatchRecord>> {
  const query = ['held', context.accountId]
  const position = readCursor(query, page.cursor)
  const all = context.db.selectFrom('held_batches').where('account_id', '=', context.accountId)
  const rows = await all
    .selectAll()
    .$if(position !== null, (rest) =>
      rest.where(sql<boolean>`(state, id) < (${position?.key ?? ''}, ${position?.id ?? ''})`),
    )
    .orderBy('state', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit + 1)
    .execute()
  const { count } = await all.select(({ fn }) => fn.countAll<number>().as('count')).executeTakeFirstOrThrow()
  const cut = cutPage(rows, page.limit, query, ({ state, id }) => ({ key: state, id }))
  return { items: await withDecisions(context, cut.items), nextCursor: cut.nextCursor, total: Number(count) }
}

/** Those that hold something, by one look at an index: every page of the dashboard asks. */
export async function openBatches(context: ReadContext): Promise<readonly HeldBatchRecord[]> {
  const rows = await context.db
    .selectFrom('held_batches')
    .selectAll()
    .where('account_id', '=', context.accountId)
    .where('state', '=', 'open')
    .orderBy('id', 'desc')
    .limit(100)
    .execute()
  return withDecisions(context, rows)
}

async function batchRow({ db, accountId }: ReadContext, id: string): Promise<HeldBatchRow | undefined> {
  const own = db.selectFrom('held_batches').selectAll().where('account_id', '=', accountId)
  return own.where('id', '=', id).executeTakeFirst()
}

export async function heldBatch(context: ReadContext, id: string): Promise<HeldBatchDetails | null> {
  const row = await batchRow(context, id)
  if (row === undefined) return null
  const [record] = await withDecisions(context, [row])
  if (record === undefined) return null
  const of = sql`d.scim_server_id = ${row.scim_server_id} and d.batch_id = ${row.id}`
  return {
    ...record,
    undecided: await undecidedKinds(context, of),
    departments: await departments(context, of),
    memberOf: await memberOf(context, of),
    ...(await requests(context, of)),
  }
}

async function undecidedKinds(
  { db }: ReadContext,
  of: RawBuilder<unknown>,
): Promise<Readonly<Record<DepartureKind, number>>> {
  const { rows } = await sql<{ kind: DepartureKind; n: number }>`select d.kind, count(*) as n from departures d
    where ${of} and d.state = 'held' and d.decision_id = '' group by d.kind`.execute(db)
  const nothing = { deactivated: 0, deleted: 0, groupDeleted: 0, managerLost: 0, memberRemoved: 0 }
  return { ...nothing, ...Object.fromEntries(rows.map(({ kind, n }) => [kind, Number(n)])) }
}

const people = sql`d.kind in ('deactivated', 'deleted')`

async function departments({ db }: ReadContext, of: RawBuilder<unknown>): Promise<HeldBatchDetails['departments']> {
  const { rows } = await sql<{ value: string; n: number }>`select d.department as value, count(*) as n
    from departures d where ${of} and ${people} group by d.department
    order by count(*) desc, d.department limit ${shown}`.execute(db)
  return rows.map(({ value, n }) => ({ value, count: Number(n) }))
}

/** The groups that they are in still, and those that were lost with them. */
async function memberOf({ db }: ReadContext, of: RawBuilder<unknown>): Promise<HeldBatchDetails['memberOf']> {
  const { rows } = await sql<{ id: string; name: string | null; n: number }>`
    select g.id as id, max(g.name) as name, count(*) as n from (
      select m.group_id as id, r.display_name as name from departures d
        join members m on m.scim_server_id = d.scim_server_id and m.member_id = d.person_id
        join resources r on r.scim_server_id = m.scim_server_id and r.id = m.group_id
        where ${of} and ${people}
      union all
      select d.group_id as id, d.group_name as name from departures d where ${of} and d.kind = 'memberRemoved') as g
    group by g.id order by count(*) desc, g.id limit ${shown}`.execute(db)
  return rows.map(({ id, name, n }) => ({ id, name: name ?? '', count: Number(n) }))
}

async function requests({ db }: ReadContext, of: RawBuilder<unknown>) {
  const edge = async (direction: RawBuilder<unknown>): Promise<string> => {
    const { rows } = await sql<{ request_id: string }>`select d.request_id from departures d
      where ${of} order by d.at ${direction}, d.id ${direction} limit 1`.execute(db)
    return rows[0]?.request_id ?? ''
  }
  return { firstRequestId: await edge(sql`asc`), lastRequestId: await edge(sql`desc`) }
}

const kindsOf: Readonly<Record<HeldChangeFilter['what'], readonly DepartureKind[]>> = {
  people: ['deactivated', 'deleted'],
  memberships: ['memberRemoved', 'managerLost'],
  groups: ['groupDeleted'],
}

/** What is in a batch, by name; the cost of a page does not grow with how far down it is. */
export async function heldChanges(
  context: ReadContext,
  batchId: string,
  filter: HeldChangeFilter,
  page: Page,
): Promise<Listed<HeldChangeRecord> | null> {
  const batch = await batchRow(context, batchId)
  if (batch === undefined) return null
  const query = ['heldChanges', context.accountId, batchId, filter]
  const position = readCursor(query, page.cursor)
  const { search = '', department, state } = filter
  const all = context.db
    .selectFrom('departures')
    .where('scim_server_id', '=', batch.scim_server_id)
    .where('batch_id', '=', batchId)
    .where('kind', 'in', kindsOf[filter.what])
    .$if(search.trim() !== '', (some) =>
      some.where((of) =>
        of.or([contains('name_key', search.trim().toLowerCase()), contains('user_key', search.trim().toLowerCase())]),
      ),
    )
    .$if(department !== undefined, (some) => some.where('department', '=', department ?? ''))
    .$if(state !== undefined, (some) => some.where('state', '=', 'held').where('decision_id', '=', ''))
  const rows = await all
    .selectAll()
    .$if(position !== null, (rest) =>
      rest.where(sql<boolean>`(name_key, id) > (${position?.key ?? ''}, ${position?.id ?? ''})`),
    )
    .orderBy('name_key')
    .orderBy('id')
    .limit(page.limit + 1)
    .execute()
  const { count } = await all.select(({ fn }) => fn.countAll<number>().as('count')).executeTakeFirstOrThrow()
  const cut = cutPage(rows, page.limit, query, ({ name_key, id }) => ({ key: name_key, id }))
  return { items: cut.items.map(toChange), nextCursor: cut.nextCursor, total: Number(count) }
}

const toChange = (row: DepartureRow): HeldChangeRecord => ({
  id: row.id,
  kind: row.kind,
  state: row.state === 'passed' ? 'ended' : row.state,
  decided: row.decision_id !== '',
  personId: row.person_id || null,
  groupId: row.group_id || null,
  name: row.name,
  groupName: row.group_name || null,
  department: row.department,
  at: row.at,
  requestId: row.request_id,
})
