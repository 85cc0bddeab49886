import type { Link } from '../applications/index.ts'
import { asFailure, expectDone, type ScimFailure } from '../scim-client/index.ts'
import type { Group } from '../tenant/index.ts'
import { Attempt } from './attempt.ts'
import { patchOf } from './bodies.ts'
import { isInScope } from './decide.ts'
import { retryLater } from './escrow.ts'
import { forEachParallel } from './parallel.ts'
import type { Session } from './session.ts'

/** One member that has to be added or removed: one PATCH. */
interface MemberChange {
  kind: 'add' | 'remove'
  sourceId: string
  targetId: string
}

/** How many changed members a log line names. */
const NAMED = 50

/**
 * Sends what changed among a group's members, one member per PATCH, several PATCHes at once.
 * @param only when given, the members to look at (provision on demand); the others stay as they are
 * @returns the log line, or null when nothing had to be sent; `stops` when nothing else would work either
 */
export async function sendMembers(
  session: Session,
  groupId: string,
  only: ReadonlySet<string> | null,
  onProgress: () => void,
): Promise<{ attempt: Attempt | null; stops: boolean }> {
  const group = session.tenant.groups.get(groupId)
  const link = session.data.links.get(groupId)
  if (!group || !link) return { attempt: null, stops: false }
  const plan = planMembers(session, group, link, only)
  link.referencesPending = plan.pending
  session.data.keep(link)
  if (plan.changes.length === 0) return { attempt: null, stops: false }
  const attempt = new Attempt({ id: groupId, displayName: group.displayName, type: 'Group' })
  attempt.action = 'Update'
  attempt.targetId = link.targetId
  const failures: ScimFailure[] = []
  let sent = 0
  await forEachParallel(plan.changes, session.parallel, async (change) => {
    try {
      await sendMember(session, link, change, attempt)
      sent += 1
    } catch (error) {
      failures.push(asFailure(error))
    }
    onProgress()
    return !failures.some((failure) => failure.stopsCycle)
  })
  session.data.keep(link)
  finish(session, attempt, link, failures, sent)
  return { attempt, stops: failures.some((failure) => failure.stopsCycle) }
}

function finish(session: Session, attempt: Attempt, link: Link, failures: ScimFailure[], sent: number): void {
  const [failure] = failures
  if (!failure) attempt.done('Update', `${sent} members of Group '${link.displayName}' were changed.`)
  else {
    link.referencesPending = true
    const { code } = failure.problem
    const again = session.onDemand ? null : retryLater(session, { id: link.sourceId, type: 'Group' }, code)
    attempt.fail(failure, 'Perform action', `${failures.length} members failed. ${again ?? ''}`.trim())
  }
  session.record(attempt)
}

function planMembers(
  session: Session,
  group: Group,
  link: Link,
  only: ReadonlySet<string> | null,
): { changes: MemberChange[]; pending: boolean } {
  const changes: MemberChange[] = []
  let pending = false
  for (const sourceId of group.memberIds) {
    if (only && !only.has(sourceId)) continue
    const target = memberTarget(session, link, sourceId)
    if (target === 'pending') pending = true
    else if (target === 'omitted') link.omitted.add(sourceId)
    else {
      link.omitted.delete(sourceId)
      if (link.members.get(sourceId) !== target) changes.push({ kind: 'add', sourceId, targetId: target })
    }
  }
  if (only) return { changes, pending: true }
  for (const sourceId of link.omitted) if (!group.memberIds.has(sourceId)) link.omitted.delete(sourceId)
  for (const [sourceId, targetId] of link.members) {
    if (group.memberIds.has(sourceId)) continue
    if (session.data.links.has(sourceId)) changes.push({ kind: 'remove', sourceId, targetId })
    else link.members.delete(sourceId)
  }
  return { changes, pending }
}

/**
 * A member's id on the target. Who is in scope but not there yet is waited for; who was out of scope when the membership
 * came is left out until a restart (known-issues).
 */
function memberTarget(session: Session, group: Link, sourceId: string): string {
  const known = group.members.get(sourceId)
  const link = session.data.links.get(sourceId)
  const user = session.tenant.users.get(sourceId)
  if (known !== undefined && known === link?.targetId) return known
  if (group.omitted.has(sourceId) && !session.full) return 'omitted'
  if (user?.deletedDateTime) return 'omitted'
  if (link && !link.unmanaged) return link.targetId
  const inScope = user ? isInScope(session, user) : session.entitled(sourceId)
  return inScope ? 'pending' : 'omitted'
}

async function sendMember(session: Session, group: Link, change: MemberChange, attempt: Attempt): Promise<void> {
  const path = `/Groups/${encodeURIComponent(group.targetId)}`
  const reply = await session.connection.send('PATCH', path, memberBody(session, change))
  attempt.exchanged(reply)
  expectDone(`Failed to ${change.kind} a member of Group '${group.displayName}'.`, reply)
  if (change.kind === 'add') group.members.set(change.sourceId, change.targetId)
  else group.members.delete(change.sourceId)
  if (attempt.modified.length >= NAMED) return
  const added = change.kind === 'add'
  attempt.modified.push({
    attribute: 'members',
    oldValue: added ? null : change.targetId,
    newValue: added ? change.targetId : null,
  })
}

function memberBody(session: Session, { kind, targetId }: MemberChange): object {
  const legacy = session.dialect === 'legacy'
  if (kind === 'add') {
    const value = legacy ? [{ $ref: null, value: targetId }] : [{ value: targetId }]
    return patchOf({ op: legacy ? 'Add' : 'add', path: 'members', value })
  }
  return legacy
    ? patchOf({ op: 'Remove', path: 'members', value: [{ $ref: null, value: targetId }] })
    : patchOf({ op: 'remove', path: `members[value eq "${targetId}"]` })
}
