import { type Fragment, piece } from '../conditions/fragment.ts'
import type { Database } from '../contract.ts'
import type { ResourceRow } from '../tables.ts'

/** What an answer shows beside the resource's own row. */
export type Beside = 'nothing' | 'manager' | 'managerAndGroups'

/** A group that somebody is directly in. */
export interface ShownGroup {
  readonly id: string
  readonly displayName: string
  /** Whether it is a member of another group itself. */
  readonly isNested: boolean
}

type Own = 'id' | 'document' | 'version' | 'created_at' | 'last_modified' | 'member_count' | 'manager_id'

/** A resource with what an answer shows beside it; what was not asked for is null or empty. */
export interface ShownRow extends Pick<ResourceRow, Own> {
  readonly manager_name: string | null
  /** Oldest first. */
  readonly groups: readonly ShownGroup[]
}

/** As the statement gives it: the groups are JSON. */
export interface TextRow extends Pick<ResourceRow, Own> {
  readonly manager_name?: string | null
  readonly groups?: string | null
}

const own = 'r.id, r.document, r.version, r.created_at, r.last_modified, r.member_count, r.manager_id'
const manager = `(select x.display_name from resources x
  where x.scim_server_id = r.scim_server_id and x.id = r.manager_id) as manager_name`
const group = `m.group_id,
  (select x.display_name from resources x where x.scim_server_id = m.scim_server_id and x.id = m.group_id),
  exists (select 1 from members n where n.scim_server_id = m.scim_server_id and n.member_id = m.group_id)`
const direct = 'from members m where m.scim_server_id = r.scim_server_id and m.member_id = r.id'
const groups: Readonly<Record<Database['kind'], string>> = {
  sqlite: `(select json_group_array(json_array(${group})) ${direct}) as groups`,
  postgres: `(select json_agg(json_build_array(${group}))::text ${direct}) as groups`,
}

const columnsOf = (database: Database['kind']): Readonly<Record<Beside, Fragment>> => ({
  nothing: piece(own),
  manager: piece(`${own}, ${manager}`),
  managerAndGroups: piece(`${own}, ${manager}, ${groups[database]}`),
})

/** The columns of `resources as r`, and the subqueries that say what stands beside it. */
export const shownColumns = { sqlite: columnsOf('sqlite'), postgres: columnsOf('postgres') }

const none: readonly ShownGroup[] = []

export function shownRow(row: TextRow): ShownRow {
  const { groups, manager_name = null } = row
  return {
    ...row,
    manager_name,
    groups: groups === undefined || groups === null || groups === '[]' ? none : groupsIn(groups),
  }
}

function groupsIn(text: string): ShownGroup[] {
  const read = JSON.parse(text) as [id: string, displayName: string, isNested: boolean | 0 | 1][]
  const found = read.map(([id, displayName, isNested]) => ({ id, displayName, isNested: Boolean(isNested) }))
  // Sorted here: an ORDER BY makes the planner walk every group instead of asking for the member.
  return found.sort((a, b) => (a.id < b.id ? -1 : 1))
}
