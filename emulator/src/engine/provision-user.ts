import type { Link } from '../applications/index.ts'
import { enterpriseSchema, type MappedValue, mapObject, type Resource, userReader } from '../mapping/index.ts'
import { expectDone, failureOf, readResource, type ScimResource } from '../scim-client/index.ts'
import type { User } from '../tenant/index.ts'
import { Attempt } from './attempt.ts'
import { activeBody, differences, modifiedOf, patchBody, userBody } from './bodies.ts'
import { type Decision, decideUser } from './decide.ts'
import { objectFailure, retryLater } from './escrow.ts'
import type { StepName } from './log-entry.ts'
import { duplicateSource, findMatch, invalidAnchor, readLinked } from './match.ts'
import type { Session } from './session.ts'

const MATCH: StepName = 'Match user between source and target system'

/**
 * Brings one user to the target as the life-cycle matrix says. A failure is kept for a later cycle.
 * @returns what happened; `stopsCycle` when nothing else would work either
 */
export async function provisionUser(session: Session, sourceId: string): Promise<{ attempt: Attempt; stops: boolean }> {
  const user = session.tenant.users.get(sourceId)
  const link = session.data.links.get(sourceId)
  const name = user?.displayName ?? link?.displayName ?? sourceId
  const attempt = new Attempt({ id: sourceId, displayName: name, type: 'User' })
  attempt.targetId = link?.targetId ?? null
  let stops = false
  try {
    const decision = decideUser(session, sourceId)
    explain(session, attempt, user, decision)
    await perform(session, attempt, decision, user, link)
    // What is left to the cycle still waits for it, also when the cycle has failed at it before.
    if (!isLeftToCycle(session, decision)) session.data.release(sourceId, 'entry')
  } catch (error) {
    const failure = objectFailure(error)
    stops = failure.stopsCycle
    const again = session.onDemand ? null : retryLater(session, attempt.object, 'entry', failure)
    attempt.fail(failure, attempt.steps.some((step) => step.name === MATCH) ? 'Perform action' : MATCH, again)
  }
  session.record(attempt)
  return { attempt, stops }
}

function explain(session: Session, attempt: Attempt, user: User | undefined, decision: Decision): void {
  if (!user) return
  attempt.step('Import user', `Received User '${user.userPrincipalName}' from the tenant.`, {
    objectId: user.id,
    userPrincipalName: user.userPrincipalName,
    displayName: user.displayName,
    mail: user.mail ?? '',
  })
  const spoken = (yes: boolean) => (yes ? 'True' : 'False')
  const details = {
    'Active in the source system': spoken(user.accountEnabled && user.deletedDateTime === null),
    'Assigned to the application': spoken(session.entitled(user.id)),
    'Scope: sync all users': spoken(session.application.settings.scope === 'all'),
  }
  const inScope = decision.kind === 'provision'
  const reason = 'reason' in decision ? decision.reason : 'The user is in scope.'
  attempt.step('Determine if user is in scope', reason, details, inScope ? 'success' : 'skipped')
}

async function perform(
  session: Session,
  attempt: Attempt,
  decision: Decision,
  user: User | undefined,
  link: Link | undefined,
): Promise<void> {
  if (decision.kind === 'skip') return attempt.skip(decision.code, decision.reason)
  if (isLeftToCycle(session, decision)) {
    return attempt.skip(
      'NotActive',
      'On demand nobody is disabled who is disabled or deleted here; the next cycle does it.',
    )
  }
  if (decision.kind === 'provision' && user) return createOrUpdate(session, attempt, user, decision.isSoftDeleted, link)
  if (!link || decision.kind === 'provision') return
  if (decision.kind === 'delete') return remove(session, attempt, link)
  if (decision.kind === 'disable') return disable(session, attempt, link, decision)
  if (decision.kind === 'release') session.data.keep({ ...link, unmanaged: true })
  else session.data.drop(link.sourceId)
  attempt.skip('EntrySynchronizationSkipped', decision.reason)
}

/** What provision on demand leaves to the cycle (provision-on-demand, known limitations). */
function isLeftToCycle({ onDemand }: Session, decision: Decision): boolean {
  if (!onDemand) return false
  return decision.kind === 'provision' ? decision.isSoftDeleted : decision.kind === 'disable' && !decision.release
}

async function createOrUpdate(
  session: Session,
  attempt: Attempt,
  user: User,
  isSoftDeleted: boolean,
  oldLink: Link | undefined,
): Promise<void> {
  const values = mapObject(session.users, userReader(user, isSoftDeleted, session.roles(user.id)), session.context)
  attempt.redaction.add(values)
  const link = oldLink?.unmanaged ? undefined : oldLink
  let target = link ? await readLinked(session, 'Users', link.targetId) : null
  if (link && !target) {
    session.data.drop(user.id)
    if (!session.onDemand) throw invalidAnchor(link.targetId)
  }
  if (!target) target = (await findMatch(session, 'Users', values)).resource
  const found = target ? `Found User '${target.id}' on the target.` : 'No matching User was found on the target.'
  attempt.step(MATCH, found, { 'Matching attribute': matchText(values) })
  if (target) {
    takeOver(session, user, target)
    keepLink(session, user, target, oldLink)
    return update(session, attempt, values, target)
  }
  if (isSoftDeleted) return attempt.skip('NotActive', 'The account is disabled. Disabled users are never created.')
  return create(session, attempt, user, values)
}

async function create(session: Session, attempt: Attempt, user: User, values: MappedValue[]): Promise<void> {
  if (!session.application.mappings.users.actions.create) {
    return attempt.skip('EntrySynchronizationSkipped', 'The mapping does not allow creating users.')
  }
  attempt.action = 'Create'
  const reply = await session.connection.send('POST', '/Users', userBody(values))
  attempt.exchanged(reply)
  const target = readResource(`Failed to create User '${user.userPrincipalName}'.`, reply, 201)
  keepLink(session, user, target, undefined)
  attempt.targetId = target.id
  attempt.modified.push(...modifiedOf(differences(values, {})))
  attempt.done('Create', `User '${user.userPrincipalName}' was created.`, { 'Target id': target.id })
}

async function update(session: Session, attempt: Attempt, values: MappedValue[], target: ScimResource): Promise<void> {
  attempt.targetId = target.id
  const changes = differences(values, target)
  if (changes.length === 0) {
    attempt.skip('RedundantExport', 'The state of the user in both the source and target systems already match.')
    return
  }
  if (!session.application.mappings.users.actions.update) {
    return attempt.skip('EntrySynchronizationSkipped', 'The mapping does not allow updating users.')
  }
  const disables = changes.some(
    (change) => change.mapped.path.attribute === 'active' && change.mapped.value === 'False',
  )
  attempt.action = disables ? 'Disable' : 'Update'
  const path = `/Users/${encodeURIComponent(target.id)}`
  const reply = await session.connection.send('PATCH', path, patchBody(changes, session.dialect))
  attempt.exchanged(reply)
  expectDone(`Failed to update User '${attempt.object.displayName}'.`, reply)
  attempt.modified.push(...modifiedOf(changes))
  attempt.done(attempt.action, `User '${attempt.object.displayName}' was ${disables ? 'disabled' : 'updated'}.`)
}

async function disable(
  session: Session,
  attempt: Attempt,
  link: Link,
  decision: Decision & { kind: 'disable' },
): Promise<void> {
  attempt.action = 'Disable'
  const target = await readLinked(session, 'Users', link.targetId)
  if (!target) {
    session.data.drop(link.sourceId)
    return attempt.skip('InvalidAnchor', 'The target no longer has this user: nothing to disable.')
  }
  attempt.step(MATCH, `Found User '${target.id}' on the target.`)
  if (target['active'] === false) attempt.skip('RedundantExport', `${decision.reason} It is disabled already.`)
  else {
    const path = `/Users/${encodeURIComponent(link.targetId)}`
    const reply = await session.connection.send('PATCH', path, activeBody(false, session.dialect))
    attempt.exchanged(reply)
    expectDone(`Failed to disable User '${link.displayName}'.`, reply)
    attempt.modified.push({ attribute: 'active', oldValue: 'True', newValue: 'False' })
    attempt.done('Disable', `User '${link.displayName}' was disabled. ${decision.reason}`)
  }
  if (decision.release) session.data.keep({ ...link, unmanaged: true })
}

async function remove(session: Session, attempt: Attempt, link: Link): Promise<void> {
  attempt.action = 'Delete'
  const reply = await session.connection.send('DELETE', `/Users/${encodeURIComponent(link.targetId)}`)
  attempt.exchanged(reply)
  if (reply.status !== 404 && reply.status !== 204 && reply.status !== 200) {
    throw failureOf(`Failed to delete User '${link.displayName}'.`, reply)
  }
  session.data.deleted(link.sourceId)
  attempt.done('Delete', `User '${link.displayName}' was deleted.`)
}

/**
 * Frees a resource that fits this user but belongs to somebody else: a name that was given to a new person after the
 * old one left. Of somebody who is still there it is not taken.
 * @throws {ScimFailure} DuplicateSourceEntries
 */
function takeOver(session: Session, user: User, target: ScimResource): void {
  const ownerId = session.data.ownerOf(target.id)
  if (ownerId === null || ownerId === user.id) return
  const owner = session.tenant.users.get(ownerId)
  const isHeld = owner !== undefined && owner.deletedDateTime === null && !session.data.links.get(ownerId)?.unmanaged
  if (isHeld) throw duplicateSource(owner.userPrincipalName)
  session.data.giveUp(ownerId)
}

/** Remembers the target's id. The manager is taken from the target, so that only a difference is sent. */
function keepLink(session: Session, user: User, target: ScimResource, old: Link | undefined): void {
  session.data.keep({
    sourceId: user.id,
    type: 'User',
    targetId: target.id,
    displayName: user.displayName,
    unmanaged: false,
    manager: managerOf(target),
    referencesPending: old?.referencesPending ?? session.onDemand,
  })
}

/** The id of the manager that a resource names. */
export function managerOf(target: Resource): string | null {
  const enterprise = target[enterpriseSchema]
  if (typeof enterprise !== 'object' || enterprise === null || !('manager' in enterprise)) return null
  const { manager } = enterprise
  if (typeof manager !== 'object' || manager === null || !('value' in manager)) return null
  return typeof manager.value === 'string' ? manager.value : null
}

function matchText(values: readonly MappedValue[]): string {
  const match = values.find((one) => one.line.matchingPrecedence === 1)
  return match ? `${match.path.text} = ${match.value ?? ''}` : ''
}
