import type { Link } from '../applications/index.ts'
import { managerPath } from '../mapping/index.ts'
import { asFailure, expectDone } from '../scim-client/index.ts'
import type { User } from '../tenant/index.ts'
import { Attempt } from './attempt.ts'
import { type PatchOperation, patchOf } from './bodies.ts'
import { isInScope } from './decide.ts'
import { retryLater } from './escrow.ts'
import type { ReferenceOutcome } from './members.ts'
import type { Session } from './session.ts'

const nothing: ReferenceOutcome = { attempt: null, stops: false, sent: 0, failed: 0 }

/** Whether the mapping sends managers at all. */
export function sendsManagers(session: Session): boolean {
  const { actions, attributes } = session.application.mappings.users
  return actions.update && attributes.some((line) => line.target === managerPath)
}

/** Sends a user's manager when it differs from what the target has: the target's own id, once the manager is there. */
export async function sendManager(session: Session, userId: string): Promise<ReferenceOutcome> {
  const user = session.tenant.users.get(userId)
  const link = session.data.links.get(userId)
  if (!user || !link || link.unmanaged || user.deletedDateTime !== null) return nothing
  const wanted = wantedManager(session, user)
  if (wanted === 'pending' || wanted === 'omitted' || wanted === link.manager) {
    const pending = wanted === 'pending'
    if (link.referencesPending !== pending) session.data.keep({ ...link, referencesPending: pending })
    session.data.release(userId, 'reference')
    return nothing
  }
  return send(session, user, link, wanted)
}

function wantedManager(session: Session, user: User): string | null | 'pending' | 'omitted' {
  const person = session.tenant.managerOf(user)
  if (!person) return null
  const manager = session.data.links.get(person.id)
  if (manager && !manager.unmanaged) return manager.targetId
  return isInScope(session, person) ? 'pending' : 'omitted'
}

async function send(session: Session, user: User, link: Link, wanted: string | null): Promise<ReferenceOutcome> {
  const attempt = new Attempt({ id: user.id, displayName: user.displayName, type: 'User' })
  attempt.action = 'Update'
  attempt.targetId = link.targetId
  let stops = false
  try {
    const path = `/Users/${encodeURIComponent(link.targetId)}`
    const body = patchOf(managerOperation(session, link.manager, wanted))
    const reply = await session.connection.send('PATCH', path, body)
    attempt.exchanged(reply)
    expectDone(`Failed to update the manager of User '${user.displayName}'.`, reply)
    attempt.modified.push({ attribute: managerPath, oldValue: link.manager, newValue: wanted })
    session.data.keep({ ...link, manager: wanted, referencesPending: false })
    session.data.release(user.id, 'reference')
    attempt.done('Update', `The manager of User '${user.displayName}' was ${wanted === null ? 'removed' : 'set'}.`)
  } catch (error) {
    const failure = asFailure(error)
    stops = failure.stopsCycle
    session.data.keep({ ...link, referencesPending: true })
    attempt.fail(failure, 'Perform action', retryLater(session, attempt.object, 'reference', failure))
  }
  session.record(attempt)
  const failed = attempt.problem ? 1 : 0
  return { attempt, stops, sent: 1 - failed, failed }
}

function managerOperation(session: Session, before: string | null, wanted: string | null): PatchOperation {
  const legacy = session.dialect === 'legacy'
  if (wanted === null) {
    return legacy ? { op: 'Remove', path: managerPath, value: before } : { op: 'remove', path: managerPath }
  }
  const op = before === null ? 'Add' : 'Replace'
  return { op: legacy ? op : op.toLowerCase(), path: managerPath, value: wanted }
}
