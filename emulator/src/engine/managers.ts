import type { Link } from '../applications/index.ts'
import { managerPath } from '../mapping/index.ts'
import { asFailure, expectDone } from '../scim-client/index.ts'
import type { User } from '../tenant/index.ts'
import { Attempt } from './attempt.ts'
import { type PatchOperation, patchOf } from './bodies.ts'
import { isInScope } from './decide.ts'
import { retryLater } from './escrow.ts'
import type { Session } from './session.ts'

/** Whether the mapping sends managers at all. */
export function sendsManagers(session: Session): boolean {
  const { actions, attributes } = session.application.mappings.users
  return actions.update && attributes.some((line) => line.target === managerPath)
}

/**
 * Sends a user's manager when it differs from what the target has: the target's own id, once the manager is there.
 * @returns false when nothing else would work either
 */
export async function sendManager(session: Session, userId: string): Promise<boolean> {
  const user = session.tenant.users.get(userId)
  const link = session.data.links.get(userId)
  if (!user || !link || link.unmanaged || user.deletedDateTime !== null) return true
  const wanted = wantedManager(session, user)
  if (wanted === 'pending' || wanted === 'omitted') {
    if (link.referencesPending !== (wanted === 'pending')) {
      session.data.keep({ ...link, referencesPending: wanted === 'pending' })
    }
    return true
  }
  if (wanted === link.manager) {
    if (link.referencesPending) session.data.keep({ ...link, referencesPending: false })
    return true
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

async function send(session: Session, user: User, link: Link, wanted: string | null): Promise<boolean> {
  const attempt = new Attempt({ id: user.id, displayName: user.displayName, type: 'User' })
  attempt.action = 'Update'
  attempt.targetId = link.targetId
  try {
    const path = `/Users/${encodeURIComponent(link.targetId)}`
    const body = patchOf(managerOperation(session, link.manager, wanted))
    const reply = await session.connection.send('PATCH', path, body)
    attempt.exchanged(reply)
    expectDone(`Failed to update the manager of User '${user.displayName}'.`, reply)
    attempt.modified.push({ attribute: managerPath, oldValue: link.manager, newValue: wanted })
    session.data.keep({ ...link, manager: wanted, referencesPending: false })
    attempt.done('Update', `The manager of User '${user.displayName}' was ${wanted === null ? 'removed' : 'set'}.`)
    session.record(attempt)
    return true
  } catch (error) {
    const failure = asFailure(error)
    session.data.keep({ ...link, referencesPending: true })
    const again = retryLater(session, { id: user.id, type: 'User' }, failure.problem.code)
    attempt.fail(failure, 'Perform action', again)
    session.record(attempt)
    return !failure.stopsCycle
  }
}

function managerOperation(session: Session, before: string | null, wanted: string | null): PatchOperation {
  const legacy = session.dialect === 'legacy'
  if (wanted === null) {
    return legacy ? { op: 'Remove', path: managerPath, value: before } : { op: 'remove', path: managerPath }
  }
  const op = before === null ? 'Add' : 'Replace'
  return { op: legacy ? op : op.toLowerCase(), path: managerPath, value: wanted }
}
