import { randomUUID } from 'node:crypto'
import type { Clock } from '../clock/index.ts'
import type { DocumentStore } from '../state/index.ts'
import { MembershipIndex } from './membership-index.ts'
import { completeGroup, completeUser, emptyToNull } from './new-user.ts'
import { type Group, type NewGroup, type NewUser, TenantError, type User, type UserChanges } from './records.ts'

/** How the tenant calls itself. */
export interface TenantProfile {
  id: string
  displayName: string
  domain: string
}

/** Before members had documents of their own, a group carried their ids. */
interface GroupDocument extends Omit<Group, 'memberIds'> {
  memberIds?: string[]
}

/** One membership: a group of 50,000 that gets one more writes one. */
interface MemberDocument {
  groupId: string
  memberId: string
}

/** The directory of one organisation: users, groups, memberships and managers, with a sequence number per change. */
export class Tenant {
  readonly users = new Map<string, User>()
  readonly groups = new Map<string, Group>()
  /** Users that were removed for good, with the number of that change. */
  readonly purgedUsers: { id: string; sequence: number }[] = []
  readonly #store: DocumentStore
  readonly #clock: Clock
  readonly #memberships = new MembershipIndex()
  readonly #byName = new Map<string, string>()
  readonly #deleted = new Set<string>()
  #profile: TenantProfile = { id: randomUUID(), displayName: 'Empty tenant', domain: 'tenant.example' }
  #sequence = 0

  constructor(store: DocumentStore, clock: Clock) {
    this.#store = store
    this.#clock = clock
    const [profile] = store.all<TenantProfile>('tenant')
    // A tenant without a name keeps its id over restarts too: sign-in addresses have it in them.
    this.rename(profile ?? {})
    for (const user of store.each<User>('user')) this.#load(user)
    for (const group of store.each<GroupDocument>('group')) this.#loadGroup(group)
    for (const { groupId, memberId } of store.each<MemberDocument>('member')) this.#loadMember(groupId, memberId)
  }

  get profile(): TenantProfile {
    return this.#profile
  }

  /** Ids of the users in the recycle bin. */
  get deletedUsers(): ReadonlySet<string> {
    return this.#deleted
  }

  /** How many members a group has without those in the recycle bin. */
  liveMemberCount(group: Group): number {
    let count = group.memberIds.size
    for (const id of this.#deleted) if (group.memberIds.has(id)) count -= 1
    return count
  }

  /** The number of the newest change. */
  get sequence(): number {
    return this.#sequence
  }

  rename(profile: Partial<TenantProfile>): void {
    this.#profile = { ...this.#profile, ...profile }
    this.#store.put('tenant', 'profile', () => this.#profile)
  }

  /** @throws {TenantError} when the name is taken or empty */
  createUser(entry: NewUser): User {
    const user = completeUser(entry, this.#now())
    this.#checkName(user.userPrincipalName, user.id)
    if (user.displayName === '')
      throw new TenantError('invalid', 'A user needs a display name. Type one.', 'displayName')
    if (this.users.has(user.id)) throw new TenantError('conflict', `A user with the id ${user.id} already exists.`)
    this.users.set(user.id, user)
    this.#byName.set(user.userPrincipalName.toLowerCase(), user.id)
    this.#touch(user)
    return user
  }

  updateUser(id: string, changes: UserChanges): User {
    const user = this.user(id)
    if (changes.userPrincipalName !== undefined) {
      this.#checkName(changes.userPrincipalName, id)
      this.#byName.delete(user.userPrincipalName.toLowerCase())
      this.#byName.set(changes.userPrincipalName.toLowerCase(), id)
    }
    if (changes.displayName?.trim() === '') {
      throw new TenantError('invalid', 'A user needs a display name. Type one.', 'displayName')
    }
    for (const [name, value] of Object.entries(changes)) {
      Object.assign(user, { [name]: typeof value === 'string' ? emptyToNull(value) : value })
    }
    this.#touch(user)
    return user
  }

  /** Moves a user to the deleted users, where it stays for 30 days. Memberships come back with a restore. */
  deleteUser(id: string): void {
    const user = this.user(id)
    if (user.deletedDateTime) return
    user.deletedDateTime = this.#now()
    this.#deleted.add(id)
    this.#byName.delete(user.userPrincipalName.toLowerCase())
    this.#touch(user)
    this.#touchReports(id)
  }

  /** @throws {TenantError} when somebody else has got the name in the meantime */
  restoreUser(id: string): User {
    const user = this.user(id)
    this.#checkName(user.userPrincipalName, id)
    user.deletedDateTime = null
    this.#deleted.delete(id)
    this.#byName.set(user.userPrincipalName.toLowerCase(), id)
    this.#touch(user)
    this.#touchReports(id)
    return user
  }

  /** Removes a user for good, with memberships and as a manager. */
  purgeUser(id: string): void {
    const user = this.user(id)
    for (const groupId of [...this.#memberships.groupsOf(id)]) this.removeMember(groupId, id)
    for (const other of this.users.values()) if (other.managerId === id) this.setManager(other.id, null)
    this.users.delete(id)
    this.#deleted.delete(id)
    const name = user.userPrincipalName.toLowerCase()
    if (this.#byName.get(name) === id) this.#byName.delete(name)
    this.#sequence += 1
    this.purgedUsers.push({ id, sequence: this.#sequence })
    this.#store.remove('user', id)
  }

  setManager(id: string, managerId: string | null): void {
    const user = this.user(id)
    if (managerId === id) throw new TenantError('invalid', 'Nobody is their own manager. Choose another person.')
    if (managerId !== null) this.user(managerId)
    user.managerId = managerId
    this.#touch(user)
  }

  /** Marks users as changed whose roles of an application changed; other ids are left out. */
  touchUsers(ids: Iterable<string>): void {
    for (const id of new Set(ids)) {
      const user = this.users.get(id)
      if (user) this.#touch(user)
    }
  }

  createGroup(entry: NewGroup): Group {
    const group = completeGroup(entry, this.#now())
    if (group.displayName === '') throw new TenantError('invalid', 'A group needs a name. Type one.', 'displayName')
    if (this.groups.has(group.id)) throw new TenantError('conflict', `A group with the id ${group.id} already exists.`)
    this.groups.set(group.id, group)
    this.#memberships.addGroup(group)
    for (const memberId of group.memberIds) this.#keepMember(group.id, memberId)
    this.#touchGroup(group)
    return group
  }

  updateGroup(id: string, changes: Partial<Pick<Group, 'displayName' | 'description' | 'kind'>>): Group {
    const group = this.group(id)
    if (changes.displayName?.trim() === '') {
      throw new TenantError('invalid', 'A group needs a name. Type one.', 'displayName')
    }
    Object.assign(group, changes)
    this.#touchGroup(group)
    return group
  }

  deleteGroup(id: string): void {
    const group = this.group(id)
    for (const parent of [...this.#memberships.groupsOf(id)]) this.removeMember(parent, id)
    this.#memberships.removeGroup(group)
    for (const memberId of group.memberIds) this.#store.remove('member', memberKey(id, memberId))
    this.groups.delete(id)
    this.#sequence += 1
    this.#store.remove('group', id)
  }

  /** @returns how many were not members before */
  addMembers(groupId: string, ids: Iterable<string>): number {
    const group = this.group(groupId)
    const fresh = [...ids].filter((id) => !group.memberIds.has(id))
    for (const id of fresh) {
      if (id === groupId) throw new TenantError('invalid', 'A group cannot be a member of itself.')
      if (!this.users.has(id) && !this.groups.has(id)) throw missing('member', id)
    }
    for (const id of fresh) {
      group.memberIds.add(id)
      this.#memberships.add(groupId, id)
      this.#keepMember(groupId, id)
    }
    if (fresh.length > 0) this.#touchGroup(group)
    return fresh.length
  }

  removeMember(groupId: string, memberId: string): void {
    const group = this.group(groupId)
    if (!group.memberIds.delete(memberId)) return
    this.#memberships.remove(groupId, memberId)
    this.#store.remove('member', memberKey(groupId, memberId))
    this.#touchGroup(group)
  }

  /** Somebody's manager, as long as that person is not deleted. */
  managerOf(user: User): User | null {
    const manager = user.managerId === null ? undefined : this.users.get(user.managerId)
    return manager && manager.deletedDateTime === null ? manager : null
  }

  /** The groups that somebody is a direct member of. */
  membershipsOf(id: string): Group[] {
    return [...this.#memberships.groupsOf(id)].flatMap((groupId) => this.groups.get(groupId) ?? [])
  }

  /** @throws {TenantError} notFound */
  user(id: string): User {
    const user = this.users.get(id)
    if (!user) throw missing('user', id)
    return user
  }

  /** @throws {TenantError} notFound */
  group(id: string): Group {
    const group = this.groups.get(id)
    if (!group) throw missing('group', id)
    return group
  }

  userByName(userPrincipalName: string): User | undefined {
    return this.users.get(this.#byName.get(userPrincipalName.toLowerCase()) ?? '')
  }

  /** Removes everybody and everything. */
  clear(): void {
    for (const id of this.users.keys()) this.#store.remove('user', id)
    for (const { id, memberIds } of this.groups.values()) {
      for (const memberId of memberIds) this.#store.remove('member', memberKey(id, memberId))
      this.#store.remove('group', id)
    }
    this.users.clear()
    this.#deleted.clear()
    this.groups.clear()
    this.#memberships.clear()
    this.#byName.clear()
    this.#sequence += 1
  }

  #checkName(name: string, id: string): void {
    if (!/^[^@\s]+@[^@\s]+$/.test(name.trim())) {
      throw new TenantError(
        'invalid',
        `"${name}" is not a user principal name. Use the form name@domain.`,
        'userPrincipalName',
      )
    }
    const owner = this.#byName.get(name.trim().toLowerCase())
    if (owner !== undefined && owner !== id) {
      throw new TenantError(
        'conflict',
        `Another user already has the name ${name}. Choose another.`,
        'userPrincipalName',
      )
    }
  }

  #load(user: User): void {
    this.users.set(user.id, user)
    if (user.deletedDateTime === null) this.#byName.set(user.userPrincipalName.toLowerCase(), user.id)
    else this.#deleted.add(user.id)
    this.#sequence = Math.max(this.#sequence, user.changed)
  }

  #loadGroup(document: GroupDocument): void {
    const { memberIds = [], ...rest } = document
    const group = { ...rest, memberIds: new Set(memberIds) }
    this.groups.set(group.id, group)
    this.#memberships.addGroup(group)
    this.#sequence = Math.max(this.#sequence, group.changed)
    if (memberIds.length === 0) return
    for (const memberId of memberIds) this.#keepMember(group.id, memberId)
    this.#keepGroup(group)
  }

  #loadMember(groupId: string, memberId: string): void {
    this.groups.get(groupId)?.memberIds.add(memberId)
    this.#memberships.add(groupId, memberId)
  }

  #keepMember(groupId: string, memberId: string): void {
    this.#store.put('member', memberKey(groupId, memberId), () => ({ groupId, memberId }))
  }

  #keepGroup({ memberIds: _memberIds, ...document }: Group): void {
    this.#store.put('group', document.id, () => document)
  }

  /** A deleted manager is nobody's manager until the restore: the reports changed too. */
  #touchReports(id: string): void {
    for (const user of this.users.values()) if (user.managerId === id) this.#touch(user)
  }

  #touch(user: User): void {
    this.#sequence += 1
    user.changed = this.#sequence
    this.#store.put('user', user.id, () => user)
  }

  #touchGroup(group: Group): void {
    this.#sequence += 1
    group.changed = this.#sequence
    this.#keepGroup(group)
  }

  #now(): string {
    return this.#clock.now().toISOString()
  }
}

function memberKey(groupId: string, memberId: string): string {
  return JSON.stringify([groupId, memberId])
}

function missing(what: string, id: string): TenantError {
  return new TenantError('notFound', `There is no ${what} with the id ${id}. Go back to the list and choose again.`)
}
