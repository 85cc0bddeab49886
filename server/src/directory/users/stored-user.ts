import type { Stores } from '../../storage/index.ts'
import type { Membership, StoredUser } from '../contract.ts'

/** How far up nested groups are followed; a circle ends by itself. */
const nestingLimit = 16

/** The manager that a row names, with the name that their own row has now. */
export async function managerOf(stores: Stores, managerId: string | null): Promise<StoredUser['manager']> {
  if (managerId === null) return null
  const found = await stores.resources.named([managerId])
  return { id: managerId, displayName: found.get(managerId)?.displayName ?? null }
}

/** The groups that somebody is in, directly or through others. */
export async function groupsOfUser(stores: Stores, id: string): Promise<Membership[]> {
  const direct = (await stores.members.groupsOf([id])).get(id) ?? []
  if (direct.length === 0) return []
  return withParents(
    direct,
    await parentsOf(
      stores,
      direct.map((group) => group.id),
    ),
  )
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
