import { testConnection } from '../scim-client/index.ts'
import { TenantError } from '../tenant/index.ts'
import type { OnDemandResult } from './log-entry.ts'
import { sendMembers } from './members.ts'
import { probePlan } from './probe-plan.ts'
import { provisionGroup } from './provision-group.ts'
import { provisionUser } from './provision-user.ts'
import type { Session } from './session.ts'

/** Microsoft's limit of members in one provision on demand. */
const MEMBERS = 5

/** Who is to be provisioned: one user, or one group with up to five of its members. */
export type OnDemandRequest = { userId: string } | { groupId: string; memberIds: string[] }

/** Provisions one object at once, always in the old dialect; the watermark stays (provision-on-demand). */
export async function provisionOnDemand(session: Session, request: OnDemandRequest): Promise<OnDemandResult> {
  check(session, request)
  const probe = await testConnection(session.connection, probePlan(session.application))
  if (!probe.ok) {
    const { code, message, request: sent, response, whatToDo } = probe
    const error = { code, message, request: sent, response, whatToDo }
    return { result: 'Failure', action: 'Other', steps: [], modified: [], error }
  }
  if ('userId' in request) return (await provisionUser(session, request.userId)).attempt.toResult()
  const group = (await provisionGroup(session, request.groupId)).attempt
  if (group.status === 'Failure' || !session.data.links.has(request.groupId)) return group.toResult()
  const { attempt } = await sendMembers(session, request.groupId, new Set(request.memberIds), () => undefined)
  if (!attempt) return group.toResult()
  const members = attempt.toResult()
  return {
    ...members,
    action: group.action === 'Create' ? 'Create' : members.action,
    steps: [...group.steps, ...members.steps],
    modified: [...group.modified, ...members.modified],
  }
}

function check(session: Session, request: OnDemandRequest): void {
  if ('userId' in request) {
    session.tenant.user(request.userId)
    return
  }
  const group = session.tenant.group(request.groupId)
  if (request.memberIds.length > MEMBERS) {
    throw new TenantError('invalid', `Choose at most ${MEMBERS} members of the group.`, 'memberIds')
  }
  const stranger = request.memberIds.find((id) => !group.memberIds.has(id))
  if (stranger !== undefined) {
    throw new TenantError('invalid', `${stranger} is not a member of the group ${group.displayName}.`, 'memberIds')
  }
}
