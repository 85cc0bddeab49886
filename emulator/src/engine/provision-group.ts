import type { Link } from '../applications/index.ts'
import { groupReader, mapObject } from '../mapping/index.ts'
import { expectDone, failureOf, readResource, type ScimResource } from '../scim-client/index.ts'
import type { Group } from '../tenant/index.ts'
import { Attempt } from './attempt.ts'
import { differences, groupBody, modifiedOf, patchBody } from './bodies.ts'
import { decideGroup } from './decide.ts'
import { objectFailure, retryLater } from './escrow.ts'
import type { StepName } from './log-entry.ts'
import { duplicateSource, findMatch, invalidAnchor, readLinked } from './match.ts'
import type { Session } from './session.ts'

const MATCH: StepName = 'Match user between source and target system'

/** Brings one group to the target, without its members: they are references and come afterwards. */
export async function provisionGroup(
  session: Session,
  sourceId: string,
): Promise<{ attempt: Attempt; stops: boolean }> {
  const group = session.tenant.groups.get(sourceId)
  const link = session.data.links.get(sourceId)
  const name = group?.displayName ?? link?.displayName ?? sourceId
  const attempt = new Attempt({ id: sourceId, displayName: name, type: 'Group' })
  attempt.targetId = link?.targetId ?? null
  let stops = false
  try {
    await perform(session, attempt, group, link)
    session.data.release(sourceId, 'entry')
  } catch (error) {
    const failure = objectFailure(error)
    stops = failure.stopsCycle
    const again = session.onDemand ? null : retryLater(session, attempt.object, 'entry', failure)
    attempt.fail(failure, attempt.steps.some((step) => step.name === MATCH) ? 'Perform action' : MATCH, again)
  }
  session.record(attempt)
  return { attempt, stops }
}

async function perform(
  session: Session,
  attempt: Attempt,
  group: Group | undefined,
  link: Link | undefined,
): Promise<void> {
  const sourceId = attempt.object.id
  const decision = decideGroup(session, sourceId)
  if (group) {
    attempt.step('Import user', `Received Group '${group.displayName}' from the tenant.`, { objectId: group.id })
    const inScope = decision.kind === 'provision'
    const reason = 'reason' in decision ? decision.reason : 'The group is in scope.'
    attempt.step('Determine if user is in scope', reason, {}, inScope ? 'success' : 'skipped')
  }
  if (decision.kind === 'skip') return attempt.skip(decision.code, decision.reason)
  if (decision.kind === 'provision' && group) return createOrUpdate(session, attempt, group, link)
  if (!link) return
  if (decision.kind === 'delete') return remove(session, attempt, link)
  session.data.drop(sourceId)
  if ('reason' in decision) attempt.skip('EntrySynchronizationSkipped', decision.reason)
}

async function createOrUpdate(session: Session, attempt: Attempt, group: Group, link: Link | undefined): Promise<void> {
  const values = mapObject(session.groups, groupReader(group), session.context)
  attempt.redaction.add(values)
  let target = link ? await readLinked(session, 'Groups', link.targetId) : null
  if (link && !target) {
    session.data.drop(group.id)
    if (!session.onDemand) throw invalidAnchor(link.targetId)
  }
  if (!target) {
    target = (await findMatch(session, 'Groups', values)).resource
    if (target) takeOver(session, group, target)
  }
  attempt.step(
    MATCH,
    target ? `Found Group '${target.id}' on the target.` : 'No matching Group was found on the target.',
  )
  const { actions } = session.application.mappings.groups
  if (!target) {
    if (!actions.create)
      return attempt.skip('EntrySynchronizationSkipped', 'The mapping does not allow creating groups.')
    attempt.action = 'Create'
    const reply = await session.connection.send('POST', '/Groups', groupBody(values))
    attempt.exchanged(reply)
    const made = readResource(`Failed to create Group '${group.displayName}'.`, reply, 201)
    keepLink(session, group, made, undefined)
    attempt.targetId = made.id
    attempt.modified.push(...modifiedOf(differences(values, {})))
    return attempt.done('Create', `Group '${group.displayName}' was created.`)
  }
  keepLink(session, group, target, link)
  attempt.targetId = target.id
  const changes = differences(values, target)
  if (changes.length === 0) {
    return attempt.skip('RedundantExport', 'The state of the group in both systems already match.')
  }
  if (!actions.update) return attempt.skip('EntrySynchronizationSkipped', 'The mapping does not allow updating groups.')
  attempt.action = 'Update'
  const path = `/Groups/${encodeURIComponent(target.id)}`
  const reply = await session.connection.send('PATCH', path, patchBody(changes, session.dialect))
  attempt.exchanged(reply)
  expectDone(`Failed to update Group '${group.displayName}'.`, reply)
  attempt.modified.push(...modifiedOf(changes))
  attempt.done('Update', `Group '${group.displayName}' was updated.`)
}

async function remove(session: Session, attempt: Attempt, link: Link): Promise<void> {
  attempt.action = 'Delete'
  const reply = await session.connection.send('DELETE', `/Groups/${encodeURIComponent(link.targetId)}`)
  attempt.exchanged(reply)
  if (reply.status !== 404 && reply.status !== 204 && reply.status !== 200) {
    throw failureOf(`Failed to delete Group '${link.displayName}'.`, reply)
  }
  session.data.deleted(link.sourceId)
  attempt.done('Delete', `Group '${link.displayName}' was deleted.`)
}

/**
 * A group on the target that fits but belongs to another one is free only when that one is gone from the source.
 * @throws {ScimFailure} DuplicateSourceEntries
 */
function takeOver(session: Session, group: Group, target: ScimResource): void {
  const ownerId = session.data.ownerOf(target.id)
  if (ownerId === null || ownerId === group.id) return
  const owner = session.tenant.groups.get(ownerId)
  if (owner) throw duplicateSource(owner.displayName)
  session.data.giveUp(ownerId)
}

function keepLink(session: Session, group: Group, target: ScimResource, old: Link | undefined): void {
  session.data.keep({
    sourceId: group.id,
    type: 'Group',
    targetId: target.id,
    displayName: group.displayName,
    unmanaged: false,
    manager: null,
    referencesPending: old?.referencesPending ?? session.onDemand,
    ...(old?.resendMembers ? { resendMembers: true } : {}),
  })
}
