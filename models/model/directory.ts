import { canonical, type JsonObject } from './json.ts'
import { folded, type Person, shownName } from './person.ts'
import { Refusal } from './refusal.ts'

interface Versioned {
  readonly handle: string
  /** 1, 2, 3 …: grows with each change that can be seen. */
  readonly version: number
}
export interface KnownUser extends Versioned {
  readonly person: Person
}
export interface KnownGroup extends Versioned {
  readonly externalId: string | null
  readonly displayName: string
  /** Handles of users. */
  readonly members: ReadonlySet<string>
}

/** What If-Match says of the version: any, the present one, or one that is no longer. */
export type Precondition = 'none' | 'any' | 'current' | 'stale'

/** A directory in memory: what RFC 7643 and 7644 say that a SCIM server keeps. Resources are named by handles. */
export class Directory {
  readonly users = new Map<string, KnownUser>()
  readonly groups = new Map<string, KnownGroup>()
  /** Every handle that was ever given, so that deleted ones are asked for too. */
  readonly userHandles: string[] = []
  readonly groupHandles: string[] = []

  user(handle: string): KnownUser {
    return known(this.users.get(handle))
  }

  group(handle: string): KnownGroup {
    return known(this.groups.get(handle))
  }

  addUser(person: Person): KnownUser {
    this.#refuseUserName(person, null)
    const user = { handle: `U${this.userHandles.length}`, version: 1, person }
    this.userHandles.push(user.handle)
    this.users.set(user.handle, user)
    return user
  }

  /** @param change may throw; then nothing has happened */
  changeUser(handle: string, precondition: Precondition, change: (person: Person) => Person): KnownUser {
    const before = this.user(handle)
    if (precondition === 'stale') throw new Refusal(412)
    const person = change(before.person)
    this.#refuseUserName(person, handle)
    if (sameAs(person) === sameAs(before.person)) return before
    const after = { ...before, person, version: before.version + 1 }
    this.users.set(handle, after)
    return after
  }

  /** Memberships and the link of who had this manager go too; those resources change by it. */
  deleteUser(handle: string, precondition: Precondition): void {
    this.user(handle)
    if (precondition === 'stale') throw new Refusal(412)
    this.users.delete(handle)
    for (const group of this.groups.values()) {
      if (!group.members.has(handle)) continue
      const members = new Set([...group.members].filter((member) => member !== handle))
      this.groups.set(group.handle, { ...group, members, version: group.version + 1 })
    }
    for (const user of this.users.values()) {
      if (user.person.manager !== handle) continue
      this.users.set(user.handle, { ...user, person: { ...user.person, manager: null }, version: user.version + 1 })
    }
  }

  addGroup(displayName: string, externalId: string | null, members: readonly string[]): KnownGroup {
    this.#refuseDisplayName(displayName, null)
    this.#refuseStrangers(members)
    const handle = `G${this.groupHandles.length}`
    const group = { handle, version: 1, displayName, externalId, members: new Set(members) }
    this.groupHandles.push(handle)
    this.groups.set(handle, group)
    return group
  }

  /** @param added who is named as a member: each must be there */
  changeGroup(
    handle: string,
    precondition: Precondition,
    added: readonly string[],
    change: (group: KnownGroup) => KnownGroup,
  ): KnownGroup {
    const before = this.group(handle)
    if (precondition === 'stale') throw new Refusal(412)
    this.#refuseStrangers(added)
    const after = change(before)
    this.#refuseDisplayName(after.displayName, handle)
    if (sameGroup(after) === sameGroup(before)) return before
    const next = { ...after, version: before.version + 1 }
    this.groups.set(handle, next)
    return next
  }

  deleteGroup(handle: string, precondition: Precondition): void {
    this.group(handle)
    if (precondition === 'stale') throw new Refusal(412)
    this.groups.delete(handle)
  }

  groupsOf(userHandle: string): readonly KnownGroup[] {
    return [...this.groups.values()].filter(({ members }) => members.has(userHandle))
  }

  nameOf(handle: string): string | null {
    const user = this.users.get(handle)
    return user === undefined ? null : shownName(user.person)
  }

  #refuseUserName({ texts }: Person, except: string | null): void {
    const wanted = folded(texts.get('userName') ?? '')
    for (const { handle, person } of this.users.values()) {
      if (handle !== except && folded(person.texts.get('userName') ?? '') === wanted)
        throw new Refusal(409, 'uniqueness')
    }
  }

  #refuseDisplayName(displayName: string, except: string | null): void {
    for (const group of this.groups.values()) {
      if (group.handle !== except && folded(group.displayName) === folded(displayName))
        throw new Refusal(409, 'uniqueness')
    }
  }

  #refuseStrangers(members: readonly string[]): void {
    if (members.some((member) => !this.users.has(member))) throw new Refusal(400, 'invalidValue')
  }
}

function known<T>(found: T | undefined): T {
  if (found === undefined) throw new Refusal(404)
  return found
}

function sameAs(person: Person): string {
  const plain: JsonObject = {
    ...person,
    schemas: [...person.schemas],
    texts: Object.fromEntries(person.texts),
    name: Object.fromEntries(person.name),
    lists: {
      emails: person.lists.emails.map((element) => ({ ...element })),
      phoneNumbers: person.lists.phoneNumbers.map((element) => ({ ...element })),
      addresses: person.lists.addresses.map((element) => ({ ...element })),
    },
    enterprise: Object.fromEntries(person.enterprise),
    custom: Object.fromEntries(person.custom),
  }
  return canonical(plain)
}

const sameGroup = ({ displayName, externalId, members }: KnownGroup): string =>
  canonical({ displayName, externalId, members: [...members].sort() })
