import type { ChangeEvent, Listed, Page } from '../read-contract.ts'
import { cutPage, readCursor } from './cursor.ts'
import { type ReadContext, serverIds } from './documents.ts'

const kinds = [
  'created',
  'updated',
  'deactivated',
  'reactivated',
  'deleted',
  'memberAdded',
  'memberRemoved',
  'released',
] as const

const kindOf = (kind: string): ChangeEvent['kind'] => kinds.find((known) => known === kind) ?? 'updated'

const textOf = (value: unknown): string | null => {
  if (value === null || value === undefined) return null
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function changesOf(stored: string): ChangeEvent['changes'] {
  const read: unknown = JSON.parse(stored)
  if (!Array.isArray(read)) return []
  return (read as { path?: unknown; before?: unknown; after?: unknown }[]).map(({ path, before, after }) => ({
    path: textOf(path) ?? '',
    before: textOf(before),
    after: textOf(after),
  }))
}

const isManager = (path: string): boolean => /(?:^|:)manager(?:\.value)?$/iu.test(path)

/** Managers are kept by id; a reader knows them by name. One who is gone stays an id. */
async function withManagers(
  { db }: ReadContext,
  server: string,
  events: readonly ChangeEvent[],
): Promise<readonly ChangeEvent[]> {
  const links = events.flatMap(({ changes }) => changes.filter(({ path }) => isManager(path)))
  const ids = links.flatMap(({ before, after }) => [before, after]).filter((id) => id !== null)
  if (ids.length === 0) return events
  const rows = await db
    .selectFrom('resources')
    .select(['id', 'display_name'])
    .where('scim_server_id', '=', server)
    .where('id', 'in', [...new Set(ids)])
    .execute()
  const names = new Map(rows.map(({ id, display_name }) => [id, display_name]))
  const named = (id: string | null): string | null => (id === null ? null : (names.get(id) ?? id))
  return events.map((event) => ({
    ...event,
    changes: event.changes.map((change) =>
      isManager(change.path) ? { ...change, before: named(change.before), after: named(change.after) } : change,
    ),
  }))
}

/** What happened to one person, newest first. Null when the account has no such person. */
export async function personHistory(context: ReadContext, id: string, page: Page): Promise<Listed<ChangeEvent> | null> {
  const servers = await serverIds(context)
  if (servers.length === 0) return null
  const person = await context.db
    .selectFrom('resources')
    .select('scim_server_id')
    .where('scim_server_id', 'in', servers)
    .where('id', '=', id)
    .where('kind', '=', 'User')
    .executeTakeFirst()
  if (person === undefined) return null
  const query = ['history', context.accountId, id]
  const position = readCursor(query, page.cursor)
  const all = context.db
    .selectFrom('changes')
    .where('scim_server_id', '=', person.scim_server_id)
    .where('resource_id', '=', id)
    // Told to whoever acts on the directory; the person's page says what is held.
    .where('kind', '!=', 'held')
  const rows = await all
    .selectAll()
    .$if(position !== null, (narrow) => narrow.where('id', '<', position?.id ?? ''))
    .orderBy('id', 'desc')
    .limit(page.limit + 1)
    .execute()
  const { count } = await all.select(({ fn }) => fn.countAll<number>().as('count')).executeTakeFirstOrThrow()
  const cut = cutPage(rows, page.limit, query, (row) => ({ key: '', id: row.id }))
  const items = cut.items.map((row) => ({
    at: row.at,
    kind: kindOf(row.kind),
    by: row.by,
    changes: changesOf(row.changes),
    activityId: row.activity_id,
  }))
  const told = await withManagers(context, person.scim_server_id, items)
  return { items: told, nextCursor: cut.nextCursor, total: Number(count) }
}
