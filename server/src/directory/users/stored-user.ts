import type { Stores } from '../../storage/index.ts'
import type { Membership, StoredUser } from '../contract.ts'
import { type DocumentRow, storedDocument } from '../records/stored-document.ts'

interface UserRow extends DocumentRow {
  readonly manager_id: string | null
}

/** How far up nested groups are followed; a circle ends by itself. */
const nestingLimit = 16

/** Rows as users, with what other rows say of them: the manager's name, and the groups when they are wanted. */
export async function storedUsers(
  stores: Stores,
  rows: readonly UserRow[],
  withGroups: boolean,
): Promise<StoredUser[]> {
  const managerIds = new Set(rows.flatMap((row) => (row.manager_id === null ? [] : [row.manager_id])))
  const managers = await stores.resources.named([...managerIds])
  const groups = withGroups
    ? await membershipsOf(
        stores,
        rows.map((row) => row.id),
      )
    : new Map<string, Membership[]>()
  return rows.map((row) =>
    storedDocument(row, {
      manager:
        row.manager_id === null
          ? null
          : { id: row.manager_id, displayName: managers.get(row.manager_id)?.displayName ?? null },
      groups: groups.get(row.id) ?? [],
    }),
  )
}

async function membershipsOf(stores: Stores, userIds: readonly string[]): Promise<Map<string, Membership[]>> {
  const direct = await stores.members.groupsOf(userIds)
  const parents = await parentsOf(
    stores,
    [...direct.values()].flat().map((group) => group.id),
  )
  return new Map([...direct].map(([userId, groups]) => [userId, withParents(groups, parents)]))
}

interface NamedGroup {
  readonly id: string
  readonly displayName: string
}

/** Direct groups first, then those that hold a group of theirs (RFC 7643 section 4.1.2, `groups`). */
export function withParents(
  direct: readonly NamedGroup[],
  parents: ReadonlyMap<string, readonly NamedGroup[]>,
): Membership[] {
  const seen = new Map<string, Membership>()
  for (const group of direct) seen.set(group.id, { id: group.id, display: group.displayName, type: 'direct' })
  for (const id of seen.keys())
    for (const parent of parents.get(id) ?? [])
      if (!seen.has(parent.id)) seen.set(parent.id, { id: parent.id, display: parent.displayName, type: 'indirect' })
  return [...seen.values()]
}

/** The groups that hold some groups, and those that hold them, and so on, by the group that they hold. */
export async function parentsOf(
  stores: Stores,
  groupIds: readonly string[],
): Promise<Map<string, readonly NamedGroup[]>> {
  const parents = new Map<string, readonly NamedGroup[]>()
  let frontier = [...new Set(groupIds)]
  for (let depth = 0; depth < nestingLimit && frontier.length > 0; depth++) {
    const found = await stores.members.groupsOf(frontier)
    for (const id of frontier) parents.set(id, found.get(id) ?? [])
    frontier = [...new Set([...found.values()].flat().map((group) => group.id))].filter((id) => !parents.has(id))
  }
  return parents
}
