import type { GroupMembers, Link } from '../applications/index.ts'
import type { Group } from '../tenant/index.ts'
import { isInScope } from './decide.ts'
import type { Session } from './session.ts'

/** One member that has to be added or removed: one PATCH. */
export interface MemberChange {
  kind: 'add' | 'remove'
  sourceId: string
  targetId: string
}

/**
 * What has to be sent of a group's members; who is left out for good is noted.
 * @param only when given, the members to look at; the others stay as they are
 */
export function planMembers(
  session: Session,
  group: Group,
  link: Link,
  only: ReadonlySet<string> | null,
): { changes: MemberChange[]; pending: boolean } {
  const members = session.data.membersOf(group.id)
  const changes: MemberChange[] = only ? [] : surplus(session, group, members)
  const leaving = new Set(changes.map(({ sourceId }) => sourceId))
  let pending = false
  for (const sourceId of only ?? group.memberIds) {
    const target = memberTarget(session, members, sourceId)
    if (target === 'pending') pending = true
    else if (target === 'omitted') {
      if (!leaving.has(sourceId)) members.omit(sourceId)
    } else if (link.resendMembers || members.sent.get(sourceId) !== target) {
      changes.push({ kind: 'add', sourceId, targetId: target })
    }
  }
  if (only) return { changes, pending: true }
  for (const sourceId of members.omitted) if (!group.memberIds.has(sourceId)) members.forget(sourceId)
  return { changes, pending }
}

/**
 * Members that the target has and the source has not: who left, and who was a member before somebody else took over the
 * object on the target.
 */
function surplus({ data }: Session, group: Group, members: GroupMembers): MemberChange[] {
  const changes: MemberChange[] = []
  for (const [sourceId, targetId] of members.sent) {
    const owner = data.ownerOf(targetId) ?? sourceId
    if (owner === sourceId && group.memberIds.has(sourceId)) continue
    const isWanted = owner !== sourceId && group.memberIds.has(owner)
    if (isWanted) members.forget(sourceId)
    else changes.push({ kind: 'remove', sourceId, targetId })
  }
  return changes
}

/**
 * A member's id on the target. Who is in scope but not there yet is waited for; who was out of scope when the membership
 * came is left out until a restart (known-issues).
 */
function memberTarget(session: Session, members: GroupMembers, sourceId: string): string {
  const known = members.sent.get(sourceId)
  const link = session.data.links.get(sourceId)
  const user = session.tenant.users.get(sourceId)
  if (known !== undefined && known === link?.targetId) return known
  if (members.omitted.has(sourceId) && !session.full) return 'omitted'
  if (user?.deletedDateTime) return 'omitted'
  if (link && !link.unmanaged) return link.targetId
  const inScope = user ? isInScope(session, user) : session.entitled(sourceId)
  return inScope ? 'pending' : 'omitted'
}
