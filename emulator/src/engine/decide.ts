import { groupReader, mapsSoftDeletion, userReader } from '../mapping/index.ts'
import { failedScope } from '../scoping/index.ts'
import type { User } from '../tenant/index.ts'
import type { Session } from './session.ts'

/** What has to be done with an object before anything is sent: the life-cycle matrix. */
export type Decision =
  | { kind: 'provision'; isSoftDeleted: boolean }
  /** `release`: it left the scope, and from now on it is left alone. */
  | { kind: 'disable'; release: boolean; reason: string }
  | { kind: 'release'; reason: string }
  | { kind: 'delete'; reason: string }
  | { kind: 'forget'; reason: string }
  | { kind: 'skip'; code: string; reason: string }

/** Decides about a user of the tenant, or about the link that a user left behind. */
export function decideUser(session: Session, sourceId: string): Decision {
  const user = session.tenant.users.get(sourceId)
  const found = session.data.links.get(sourceId)
  const link = found?.unmanaged ? undefined : found
  const { actions } = session.application.mappings.users
  if (!user) {
    if (link && actions.delete) return { kind: 'delete', reason: 'The user was deleted for good in the source.' }
    return { kind: 'forget', reason: 'The user was deleted in the source and is no longer managed here.' }
  }
  const outside = outOfScope(session, user)
  const disables = actions.update && mapsSoftDeletion(session.users)
  if (outside) {
    if (!link) return { kind: 'skip', ...outside }
    if (session.application.settings.skipOutOfScopeDeletions || !disables) {
      return { kind: 'release', reason: `${outside.reason} Nothing is sent, as the settings ask.` }
    }
    return { kind: 'disable', release: true, reason: outside.reason }
  }
  const gone = user.deletedDateTime !== null
  if (!gone && user.accountEnabled) return { kind: 'provision', isSoftDeleted: false }
  const reason = gone ? 'The user is in the deleted users.' : 'The account is disabled.'
  if (!link) return { kind: 'skip', code: 'NotActive', reason: `${reason} Disabled users are never created.` }
  if (!disables) return { kind: 'skip', code: 'EntrySynchronizationSkipped', reason: `${reason} No mapping sends it.` }
  return gone ? { kind: 'disable', release: false, reason } : { kind: 'provision', isSoftDeleted: true }
}

/** Decides about a group. Groups have no `active`: leaving the scope deletes them on the target. */
export function decideGroup(session: Session, sourceId: string): Decision {
  const group = session.tenant.groups.get(sourceId)
  const link = session.data.links.get(sourceId)
  const { actions, scopingFilters } = session.application.mappings.groups
  if (!group) {
    if (link && actions.delete) return { kind: 'delete', reason: 'The group was deleted in the source.' }
    return { kind: 'forget', reason: 'The group was deleted in the source.' }
  }
  const failed = failedScope(scopingFilters, groupReader(group))
  if (session.entitled(sourceId) && !failed) return { kind: 'provision', isSoftDeleted: false }
  const reason = failed ? filterReason(failed) : 'The group is not assigned to the application.'
  if (!link) return { kind: 'skip', code: failed ? 'NotInScope' : 'NotEffectivelyEntitled', reason }
  if (session.application.settings.skipOutOfScopeDeletions || !actions.delete) return { kind: 'forget', reason }
  return { kind: 'delete', reason }
}

/** Whether a user would be provisioned if its account is active. */
export function isInScope(session: Session, user: User): boolean {
  return outOfScope(session, user) === null
}

function outOfScope(session: Session, user: User): { code: string; reason: string } | null {
  if (!session.entitled(user.id)) {
    return {
      code: 'NotEffectivelyEntitled',
      reason: 'The user is not effectively entitled for provisioning: not assigned to the application.',
    }
  }
  const read = userReader(user, false)
  const failed = failedScope(session.application.mappings.users.scopingFilters, read)
  return failed ? { code: 'NotInScope', reason: filterReason(failed) } : null
}

function filterReason({ filter, clause }: NonNullable<ReturnType<typeof failedScope>>): string {
  return `The scoping filter "${filter}" is not passed: ${clause.attribute} ${clause.operator} ${clause.value}`.trim()
}
