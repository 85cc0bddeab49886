import type { GroupMembers, Link } from '../applications/index.ts'
import { asFailure, expectDone, type ScimFailure } from '../scim-client/index.ts'
import type { Group } from '../tenant/index.ts'
import { Attempt } from './attempt.ts'
import { patchOf } from './bodies.ts'
import { retryLater } from './escrow.ts'
import { type MemberChange, planMembers } from './member-plan.ts'
import { forEachParallel } from './parallel.ts'
import type { Session } from './session.ts'

/** How many changed members a log line names. */
const NAMED = 50

/** What became of the references of one object. */
export interface ReferenceOutcome {
  /** The log line, or null when nothing had to be sent. */
  attempt: Attempt | null
  /** Nothing else would work either. */
  stops: boolean
  sent: number
  failed: number
}

const nothing: ReferenceOutcome = { attempt: null, stops: false, sent: 0, failed: 0 }

/** Whether the mapping sends members at all. */
export function sendsMembers({ application }: Session): boolean {
  const { enabled, actions, attributes } = application.mappings.groups
  return enabled && actions.update && attributes.some((line) => line.target === 'members')
}

/**
 * Sends what changed among a group's members, one member per PATCH, several PATCHes at once.
 * @param only when given, the members to look at (provision on demand); the others stay as they are
 */
export async function sendMembers(
  session: Session,
  groupId: string,
  only: ReadonlySet<string> | null,
  onProgress: () => void,
): Promise<ReferenceOutcome> {
  const group = session.tenant.groups.get(groupId)
  const link = session.data.links.get(groupId)
  if (!group || !link) return nothing
  const members = session.data.membersOf(groupId)
  const plan = planMembers(session, group, link, only)
  if (link.referencesPending !== plan.pending) session.data.keep({ ...link, referencesPending: plan.pending })
  if (plan.changes.length === 0) {
    if (!only) session.data.release(groupId, 'reference')
    sentAll(session, groupId, only)
    return nothing
  }
  const attempt = new Attempt({ id: groupId, displayName: group.displayName, type: 'Group' })
  attempt.action = 'Update'
  attempt.targetId = link.targetId
  const failures: ScimFailure[] = []
  let sent = 0
  await forEachParallel(plan.changes, session.parallel, async (change) => {
    try {
      await sendMember(session, link, members, change, attempt)
      sent += 1
      session.silence.note(null)
    } catch (error) {
      const failure = asFailure(error)
      failures.push(failure)
      session.silence.note(failure.problem)
    }
    onProgress()
    return !session.isCancelled() && !session.silence.problem && !failures.at(-1)?.stopsCycle
  })
  const isWhole = sent === plan.changes.length
  if (isWhole) {
    sentAll(session, groupId, only)
    if (!only) session.data.release(groupId, 'reference')
  } else session.data.keep({ ...(session.data.links.get(groupId) ?? link), referencesPending: true })
  finish(session, attempt, group, failures, sent)
  return { attempt, stops: failures.some((failure) => failure.stopsCycle), sent, failed: failures.length }
}

/** A restart's wish to send every member again is fulfilled. */
function sentAll(session: Session, groupId: string, only: ReadonlySet<string> | null): void {
  const link = session.data.links.get(groupId)
  if (!link?.resendMembers || only) return
  const { resendMembers: _done, ...rest } = link
  session.data.keep(rest)
}

function finish(session: Session, attempt: Attempt, group: Group, failures: ScimFailure[], sent: number): void {
  const failure = failures.find((one) => one.stopsCycle) ?? failures[0]
  if (!failure) attempt.done('Update', `${sent} members of Group '${group.displayName}' were changed.`)
  else {
    const again = session.onDemand ? null : retryLater(session, attempt.object, 'reference', failure)
    attempt.fail(failure, 'Perform action', `${failures.length} members failed. ${again ?? ''}`.trim())
  }
  session.record(attempt)
}

async function sendMember(
  session: Session,
  group: Link,
  members: GroupMembers,
  change: MemberChange,
  attempt: Attempt,
): Promise<void> {
  const path = `/Groups/${encodeURIComponent(group.targetId)}`
  const reply = await session.connection.send('PATCH', path, memberBody(session, change))
  attempt.exchanged(reply)
  expectDone(`Failed to ${change.kind} a member of Group '${group.displayName}'.`, reply)
  const added = change.kind === 'add'
  if (added) members.send(change.sourceId, change.targetId)
  else if (members.sent.get(change.sourceId) === change.targetId) members.forget(change.sourceId)
  if (attempt.modified.length >= NAMED) return
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
