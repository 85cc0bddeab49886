import type { Kysely } from 'kysely'
import { peopleInEffect } from '../../directory/index.ts'
import type { Database, Tables } from '../../storage/index.ts'

/** Many people of one SCIM server, walked page by page. */
export type Scope =
  | { readonly kind: 'everybody'; readonly scimServerId: string }
  | { readonly kind: 'members'; readonly scimServerId: string; readonly groupIds: readonly string[] }
  | { readonly kind: 'reports'; readonly scimServerId: string; readonly managerIds: readonly string[] }

export interface ScopePage {
  readonly ids: readonly string[]
  /** Null at the end. */
  readonly cursor: string | null
}

/** @param cursor of the page before; null from the beginning */
export async function pageOf(
  database: Database,
  accountId: string,
  scope: Scope,
  cursor: string | null,
  limit: number,
): Promise<ScopePage> {
  if (scope.kind === 'everybody') {
    const ids = await peopleInEffect(database, { accountId, scimServerId: scope.scimServerId }).ids(cursor, limit)
    return { ids, cursor: ids.length < limit ? null : (ids.at(-1) ?? null) }
  }
  const owners = scope.kind === 'members' ? scope.groupIds : scope.managerIds
  const page = scope.kind === 'members' ? membersOf : reportsOf
  const [at = owners[0] ?? '', after = ''] = cursor?.split(' ') ?? []
  const position = owners.indexOf(at)
  if (position === -1) return { ids: [], cursor: null }
  const ids = await page(database.read, scope.scimServerId, at, after, limit)
  if (ids.length === limit) return { ids, cursor: `${at} ${ids.at(-1)}` }
  const next = owners[position + 1]
  return { ids, cursor: next === undefined ? null : `${next} ` }
}

type PageOf = (db: Kysely<Tables>, server: string, owner: string, after: string, limit: number) => Promise<string[]>

const membersOf: PageOf = async (db, server, group, after, limit) => {
  const rows = await db
    .selectFrom('members')
    .select('member_id as id')
    .where('scim_server_id', '=', server)
    .where('group_id', '=', group)
    .where('member_kind', '=', 'User')
    .where('member_id', '>', after)
    .orderBy('member_id')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}

const reportsOf: PageOf = async (db, server, manager, after, limit) => {
  const rows = await db
    .selectFrom('resources')
    .select('id')
    .where('scim_server_id', '=', server)
    .where('manager_id', '=', manager)
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}

/** How many that are, about: who is in two groups is counted twice. */
export async function countOf(db: Kysely<Tables>, scope: Scope): Promise<number> {
  const row = await (scope.kind === 'members' ? countMembers(db, scope) : countPeople(db, scope)).executeTakeFirst()
  return Number(row?.count ?? 0)
}

const countMembers = (db: Kysely<Tables>, scope: Extract<Scope, { kind: 'members' }>) =>
  db
    .selectFrom('members')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('scim_server_id', '=', scope.scimServerId)
    .where('group_id', 'in', [...scope.groupIds])

function countPeople(db: Kysely<Tables>, scope: Exclude<Scope, { kind: 'members' }>) {
  const people = db
    .selectFrom('resources')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('scim_server_id', '=', scope.scimServerId)
  return scope.kind === 'everybody'
    ? people.where('kind', '=', 'User')
    : people.where('manager_id', 'in', [...scope.managerIds])
}

const pieceSize = 500

/** The groups and those in them, each once. */
export async function withGroupsBelow(
  db: Kysely<Tables>,
  scimServerId: string,
  groupIds: ReadonlySet<string>,
): Promise<string[]> {
  const found = new Set(groupIds)
  let level = [...groupIds]
  while (level.length > 0) {
    const rows = await db
      .selectFrom('members')
      .select('member_id as id')
      .where('scim_server_id', '=', scimServerId)
      .where('group_id', 'in', level.slice(0, pieceSize))
      .where('member_kind', '=', 'Group')
      .execute()
    const below = rows.map(({ id }) => id).filter((id) => !found.has(id))
    for (const id of below) found.add(id)
    level = [...level.slice(pieceSize), ...new Set(below)]
  }
  return [...found].sort()
}
