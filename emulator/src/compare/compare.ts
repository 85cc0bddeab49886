import type { Session } from '../engine/index.ts'
import { compareGroup, compareUser, missingGroup, missingUser } from './compare-object.ts'
import type { FoundDifference } from './difference.ts'
import { readAll } from './read-all.ts'

export interface Comparison {
  users: number
  groups: number
  members: number
  differences: FoundDifference[]
}

/** Reads the whole target and says each difference from what provisioning promises. @throws {ScimFailure} */
export async function compareTarget(session: Session): Promise<Comparison> {
  const report: Comparison = { users: 0, groups: 0, members: 0, differences: [] }
  await compareUsers(session, report)
  if (session.application.mappings.groups.enabled) await compareGroups(session, report)
  return report
}

async function compareUsers(session: Session, report: Comparison): Promise<void> {
  const { tenant, data, connection } = session
  const seen = new Set<string>()
  for await (const resources of readAll(connection, 'Users')) {
    for (const resource of resources) {
      report.users += 1
      const owner = data.ownerOf(resource.id)
      const user = tenant.users.get(owner ?? '')
      if (user) {
        seen.add(user.id)
        report.differences.push(...compareUser(session, user, resource))
      } else if (owner === null || data.links.get(owner)?.unmanaged !== true) {
        report.differences.push(stranger('User', resource['userName'], 'person', 'nobody in the tenant'))
      }
    }
  }
  for (const user of tenant.users.values()) {
    if (!seen.has(user.id)) report.differences.push(...missingUser(session, user))
  }
}

async function compareGroups(session: Session, report: Comparison): Promise<void> {
  const { tenant, data, connection } = session
  const seen = new Set<string>()
  for await (const resources of readAll(connection, 'Groups')) {
    for (const resource of resources) {
      report.groups += 1
      const group = tenant.groups.get(data.ownerOf(resource.id) ?? '')
      if (group) {
        seen.add(group.id)
        const found = compareGroup(session, group, resource)
        report.members += found.members
        report.differences.push(...found.differences)
      } else report.differences.push(stranger('Group', resource['displayName'], 'group', 'no group in the tenant'))
    }
  }
  for (const group of tenant.groups.values()) {
    if (!seen.has(group.id)) report.differences.push(...missingGroup(session, group))
  }
}

function stranger(type: 'User' | 'Group', name: unknown, attribute: string, target: string): FoundDifference {
  return { type, name: String(name), attribute, source: null, target }
}
