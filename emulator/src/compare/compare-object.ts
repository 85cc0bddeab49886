import { asText, decideGroup, decideUser, differences, managerOf, type Session } from '../engine/index.ts'
import { type CompiledAttribute, groupReader, mapObject, userReader } from '../mapping/index.ts'
import type { ScimResource } from '../scim-client/index.ts'
import type { Group, User } from '../tenant/index.ts'
import type { FoundDifference } from './difference.ts'

/** What a user's resource has otherwise than provisioning promises. */
export function compareUser(session: Session, user: User, resource: ScimResource): FoundDifference[] {
  const note = noteFor('User', user.userPrincipalName)
  if (decideUser(session, user.id).kind !== 'provision') {
    return resource['active'] === false ? [] : [note('active', 'False', 'True')]
  }
  const reader = userReader(user, isSoftDeleted(user), session.roles(user.id))
  const found = compareValues(session, session.users, reader, resource, note)
  const expected = expectedManager(session, user)
  const actual = managerOf(resource)
  if (expected !== undefined && expected !== actual) found.push(note('manager', expected, actual))
  return found
}

/** A user without a resource: a difference only when it should have one. */
export function missingUser(session: Session, user: User): FoundDifference[] {
  const isWanted = decideUser(session, user.id).kind === 'provision' && !isSoftDeleted(user)
  return isWanted ? [noteFor('User', user.userPrincipalName)('person', 'in scope', 'missing')] : []
}

/** What a group's resource has otherwise than provisioning promises, and how many members it has. */
export function compareGroup(
  session: Session,
  group: Group,
  resource: ScimResource,
): { members: number; differences: FoundDifference[] } {
  if (decideGroup(session, group.id).kind !== 'provision') return { members: 0, differences: [] }
  const note = noteFor('Group', group.displayName)
  const found = compareValues(session, session.groups, groupReader(group), resource, note)
  const actual = membersOf(resource)
  const there = new Set(actual)
  const expected = expectedMembers(session, group)
  for (const id of expected) if (!there.has(id)) found.push(note('members', id, null))
  for (const id of there) if (!expected.has(id)) found.push(note('members', null, id))
  if (there.size !== actual.length) found.push(note('members', 'each once', 'some twice'))
  return { members: actual.length, differences: found }
}

/** A group without a resource: a difference only when it should have one. */
export function missingGroup(session: Session, group: Group): FoundDifference[] {
  const isWanted = decideGroup(session, group.id).kind === 'provision'
  return isWanted ? [noteFor('Group', group.displayName)('group', 'in scope', 'missing')] : []
}

type Note = (attribute: string, source: string | null, target: string | null) => FoundDifference

function noteFor(type: 'User' | 'Group', name: string): Note {
  return (attribute, source, target) => ({ type, name, attribute, source, target })
}

function compareValues(
  session: Session,
  lines: readonly CompiledAttribute[],
  reader: ReturnType<typeof userReader>,
  resource: ScimResource,
  note: Note,
): FoundDifference[] {
  return differences(mapObject([...lines], reader, session.context), resource).map(({ mapped, before }) =>
    note(mapped.path.text, mapped.value, asText(before)),
  )
}

function isSoftDeleted(user: User): boolean {
  return user.deletedDateTime !== null || !user.accountEnabled
}

/** The manager's target id; undefined while the manager is not linked: then nothing is sent, and what was sent stays. */
function expectedManager(session: Session, user: User): string | null | undefined {
  const manager = session.tenant.managerOf(user)
  if (!manager) return null
  const link = session.data.links.get(manager.id)
  return link && !link.unmanaged ? link.targetId : undefined
}

/** The target ids of the members that provisioning has to have sent; who was out of scope then is left out. */
function expectedMembers(session: Session, group: Group): Set<string> {
  const expected = new Set<string>()
  const { sent, omitted } = session.data.membersOf(group.id)
  for (const id of group.memberIds) {
    const link = session.data.links.get(id)
    if (link && !omitted.has(id) && (!link.unmanaged || sent.has(id))) expected.add(link.targetId)
  }
  return expected
}

function membersOf(resource: ScimResource): string[] {
  const members: unknown = resource['members']
  if (!Array.isArray(members)) return []
  return members.map((member: unknown) =>
    typeof member === 'object' && member !== null && 'value' in member ? String(member.value) : '',
  )
}
