import type { Group } from './records.ts'

/** Which groups somebody is a direct member of: the groups' member lists read backwards. */
export class MembershipIndex {
  readonly #groupsOf = new Map<string, Set<string>>()

  add(groupId: string, memberId: string): void {
    const groups = this.#groupsOf.get(memberId)
    if (groups) groups.add(groupId)
    else this.#groupsOf.set(memberId, new Set([groupId]))
  }

  remove(groupId: string, memberId: string): void {
    this.#groupsOf.get(memberId)?.delete(groupId)
  }

  addGroup(group: Group): void {
    for (const member of group.memberIds) this.add(group.id, member)
  }

  removeGroup(group: Group): void {
    for (const member of group.memberIds) this.remove(group.id, member)
  }

  /** Ids of the groups that `memberId` is a direct member of. */
  groupsOf(memberId: string): Iterable<string> {
    return this.#groupsOf.get(memberId) ?? []
  }

  clear(): void {
    this.#groupsOf.clear()
  }
}
