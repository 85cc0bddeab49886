import type { Named, PersonDetails } from '../read-contract.ts'
import { personColumns, type ReadContext, serverIds, toSummary } from './documents.ts'

/** Nested groups are followed this far; deeper ones are nobody's signature. */
const depthLimit = 10
const reportsShown = 50

interface Place {
  readonly server: string
  readonly id: string
}

async function groupsAbove({ db }: ReadContext, server: string, ids: readonly string[]): Promise<Named[]> {
  if (ids.length === 0) return []
  return db
    .selectFrom('members')
    .innerJoin('resources', (join) =>
      join
        .onRef('resources.scim_server_id', '=', 'members.scim_server_id')
        .onRef('resources.id', '=', 'members.group_id'),
    )
    .select(['resources.id', 'resources.display_name as displayName'])
    .distinct()
    .where('members.scim_server_id', '=', server)
    .where('members.member_id', 'in', [...ids])
    .execute()
}

/** Direct groups, then those that hold them; each once, also when groups hold each other. */
async function groupsOf(context: ReadContext, place: Place): Promise<PersonDetails['groups']> {
  const found = new Map<string, Named & { type: 'direct' | 'indirect' }>()
  let level = [place.id]
  for (let depth = 0; depth < depthLimit && level.length > 0; depth++) {
    const above = await groupsAbove(context, place.server, level)
    const fresh = above.filter(({ id }) => !found.has(id))
    for (const group of fresh) found.set(group.id, { ...group, type: depth === 0 ? 'direct' : 'indirect' })
    level = fresh.map(({ id }) => id)
  }
  return [...found.values()].sort((a, b) => a.type.localeCompare(b.type) || a.displayName.localeCompare(b.displayName))
}

async function managerOf({ db }: ReadContext, server: string, managerId: string | null): Promise<Named | null> {
  if (managerId === null) return null
  const row = await db
    .selectFrom('resources')
    .select(['id', 'display_name as displayName'])
    .where('scim_server_id', '=', server)
    .where('id', '=', managerId)
    .executeTakeFirst()
  return row ?? null
}

async function reportsOf({ db }: ReadContext, place: Place): Promise<PersonDetails['reports']> {
  const reports = db
    .selectFrom('resources')
    .where('scim_server_id', '=', place.server)
    .where('manager_id', '=', place.id)
  const rows = await reports
    .select(['id', 'display_name as displayName'])
    .orderBy('name_key')
    .orderBy('id')
    .limit(reportsShown)
    .execute()
  const { count } = await reports.select(({ fn }) => fn.countAll<number>().as('count')).executeTakeFirstOrThrow()
  const titles = await titlesOf(
    { db },
    place.server,
    rows.map(({ id }) => id),
  )
  const items = rows.map((row) => ({ ...row, title: titles.get(row.id) ?? null }))
  return { items, total: Number(count) }
}

/** Titles as they were sent. */
export async function titlesOf(
  { db }: Pick<ReadContext, 'db'>,
  server: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('attribute_values')
    .select(['resource_id', 'value'])
    .where('scim_server_id', '=', server)
    .where('resource_id', 'in', [...ids])
    .where('path', '=', 'title')
    .execute()
  return new Map(rows.map(({ resource_id, value }) => [resource_id, value]))
}

export async function person(context: ReadContext, id: string): Promise<PersonDetails | null> {
  const servers = await serverIds(context)
  if (servers.length === 0) return null
  const row = await context.db
    .selectFrom('resources')
    .select([...personColumns, 'version', 'manager_id'])
    .where('scim_server_id', 'in', servers)
    .where('id', '=', id)
    .where('kind', '=', 'User')
    .executeTakeFirst()
  if (row === undefined) return null
  const place = { server: row.scim_server_id, id }
  return {
    ...toSummary(row),
    version: row.version,
    groups: await groupsOf(context, place),
    manager: await managerOf(context, place.server, row.manager_id),
    reports: await reportsOf(context, place),
  }
}
