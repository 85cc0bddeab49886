import type { Link } from '../applications/index.ts'
import { asText, decideGroup, decideUser, differences, managerOf, type Session } from '../engine/index.ts'
import { groupReader, mapObject, userReader } from '../mapping/index.ts'
import type { ScimResource } from '../scim-client/index.ts'
import type { User } from '../tenant/index.ts'
import { readAll } from './read-all.ts'

/** Something that is not as the tenant says. */
export interface FoundDifference {
  type: 'User' | 'Group'
  name: string
  attribute: string
  source: string | null
  target: string | null
}

export interface Comparison {
  users: number
  groups: number
  members: number
  differences: FoundDifference[]
}

/** Reads the whole target and says each difference from what provisioning promises. @throws {ScimFailure} */
export async function compareTarget(session: Session): Promise<Comparison> {
  const users = await readAll(session.connection, 'Users')
  const groups = session.application.mappings.groups.enabled ? await readAll(session.connection, 'Groups') : []
  const report: Comparison = { users: users.length, groups: groups.length, members: 0, differences: [] }
  compareUsers(session, users, report)
  compareGroups(session, groups, report)
  return report
}

function compareUsers(session: Session, resources: ScimResource[], report: Comparison): void {
  const rest = new Map(resources.map((resource) => [resource.id, resource]))
  const note = (name: string, attribute: string, source: string | null, target: string | null) =>
    report.differences.push({ type: 'User', name, attribute, source, target })
  for (const user of session.tenant.users.values()) {
    const link = session.data.links.get(user.id)
    const resource = link && rest.get(link.targetId)
    if (link) rest.delete(link.targetId)
    const decision = decideUser(session, user.id)
    const soft = user.deletedDateTime !== null || !user.accountEnabled
    if (!link || !resource) {
      if (decision.kind === 'provision' && !soft) note(user.userPrincipalName, 'person', 'in scope', 'missing')
      continue
    }
    if (decision.kind !== 'provision') {
      if (resource['active'] !== false) note(user.userPrincipalName, 'active', 'False', 'True')
      continue
    }
    for (const { mapped, before } of differences(
      mapObject(session.users, userReader(user, soft, session.roles(user.id)), session.context),
      resource,
    )) {
      note(user.userPrincipalName, mapped.path.text, mapped.value, asText(before))
    }
    const expected = expectedManager(session, user)
    const actual = managerOf(resource)
    if (expected !== undefined && expected !== actual) note(user.userPrincipalName, 'manager', expected, actual)
  }
  for (const resource of rest.values()) {
    if (isReleased(session, resource.id)) continue
    note(String(resource['userName']), 'person', null, 'nobody in the tenant')
  }
}

/** The manager's target id; undefined while the manager is not linked: then nothing is sent, and what was sent stays. */
function expectedManager(session: Session, user: User): string | null | undefined {
  const manager = session.tenant.managerOf(user)
  if (!manager) return null
  const link = session.data.links.get(manager.id)
  return link && !link.unmanaged ? link.targetId : undefined
}

function compareGroups(session: Session, resources: ScimResource[], report: Comparison): void {
  const rest = new Map(resources.map((resource) => [resource.id, resource]))
  const note = (name: string, attribute: string, source: string | null, target: string | null) =>
    report.differences.push({ type: 'Group', name, attribute, source, target })
  for (const group of session.tenant.groups.values()) {
    const link = session.data.links.get(group.id)
    const resource = link && rest.get(link.targetId)
    if (link) rest.delete(link.targetId)
    const inScope = decideGroup(session, group.id).kind === 'provision'
    if (!inScope || !session.application.mappings.groups.enabled) continue
    if (!link || !resource) {
      note(group.displayName, 'group', 'in scope', 'missing')
      continue
    }
    for (const { mapped, before } of differences(
      mapObject(session.groups, groupReader(group), session.context),
      resource,
    )) {
      note(group.displayName, mapped.path.text, mapped.value, asText(before))
    }
    const actual = membersOf(resource)
    const expected = new Set(expectedMembers(session, link, group.memberIds))
    report.members += actual.length
    for (const id of expected) if (!actual.includes(id)) note(group.displayName, 'members', id, null)
    for (const id of actual) if (!expected.has(id)) note(group.displayName, 'members', null, id)
    if (new Set(actual).size !== actual.length) note(group.displayName, 'members', 'each once', 'some twice')
  }
  for (const resource of rest.values()) note(String(resource['displayName']), 'group', null, 'no group in the tenant')
}

/** The target ids of the members that provisioning has to have sent; who was out of scope then is left out. */
function expectedMembers(session: Session, group: Link, memberIds: Iterable<string>): string[] {
  const expected: string[] = []
  const { sent, omitted } = session.data.membersOf(group.sourceId)
  for (const id of memberIds) {
    const link = session.data.links.get(id)
    if (link && !omitted.has(id) && (!link.unmanaged || sent.has(id))) expected.push(link.targetId)
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

/** Somebody who was let go: no longer ours to judge. */
function isReleased(session: Session, targetId: string): boolean {
  const owner = session.data.ownerOf(targetId)
  return owner !== null && session.data.links.get(owner)?.unmanaged === true
}
