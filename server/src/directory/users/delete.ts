import { newId } from '../../base/index.ts'
import { type NewMember, type ResourceRow, WriteConflictError } from '../../storage/index.ts'
import type { WriteOptions } from '../contract.ts'
import { NotFoundError } from '../errors.ts'
import { type Loss, type LostWith, lossOf, personWasDeleted, personWasRemoved, watchesLosses } from '../holds/index.ts'
import { differenceOf, leavesOf, withoutManager } from '../projection/index.ts'
import { changeRow, recordActivity } from '../records/activity.ts'
import { documentOf, inWrite, type Moment, type Session } from '../records/session.ts'
import { assertVersion } from './update.ts'
import { later } from './write.ts'

/** Removes a user, their memberships, and the manager links that point at them. */
export async function deleteUser(session: Session, id: string, options: WriteOptions<null>): Promise<void> {
  await inWrite(session, 'User', async (moment) => {
    const { stores } = moment
    // The groups first: who adds a member holds the group before the person too, so the two never wait in a circle.
    const groups = await lockGroups(moment, id)
    const row = await stores.resources.getForChange(id, 'User')
    if (!row) throw new NotFoundError(id)
    assertVersion(row.version, options.ifVersion)
    const left = await leaveGroups(moment, id, groups)
    const links = await unlinkReports(session, moment, id)
    const { changes } = differenceOf(leavesOf(documentOf(row)), [])
    await stores.resources.delete(id)
    const subject = { id, kind: 'User' as const, name: row.display_name }
    const changeId = newId()
    await stores.records.addChanges([changeRow(session, moment, changeId, subject, 'deleted', changes)])
    await recordActivity(session, moment, 'deleted', subject, {}, options.call, options.answer(null))
    if (!watchesLosses(session)) return personWasRemoved(moment, id)
    const leaving = { row, requestId: options.call.requestId, changeId }
    await personWasDeleted(session, moment, leaving, lostWith(left, row.display_name), links)
  })
}

/** The memberships that went with their member, as what was lost. */
export function lostWith(left: readonly LeftGroup[], memberName: string): LostWith[] {
  return left.map(({ group, member }) => ({ group, member: { ...member, name: memberName } }))
}

/** The groups that have this member directly, held until the transaction ends, in the order of their ids. */
export async function lockGroups({ stores }: Moment, memberId: string): Promise<readonly HeldGroup[]> {
  const ids = (await stores.members.groupsOf([memberId])).get(memberId)?.map((group) => group.id) ?? []
  const held: HeldGroup[] = []
  for (const id of ids.toSorted()) {
    const group = await stores.resources.getForChange(id, 'Group')
    if (group) held.push(group)
  }
  return held
}

type HeldGroup = Pick<ResourceRow, 'id' | 'display_name' | 'member_count' | 'version' | 'last_modified'>

interface LeftGroup {
  readonly group: { readonly id: string; readonly name: string }
  readonly member: NewMember
}

/**
 * The groups that lose a member change too: their count, version and time. The member is held already, so that nobody adds
 * it to one more group.
 * @throws {WriteConflictError} when that has happened since the groups were held
 */
export async function leaveGroups(
  { stores, at }: Moment,
  memberId: string,
  groups: readonly HeldGroup[],
): Promise<LeftGroup[]> {
  const held = new Set(groups.map((group) => group.id))
  const now = (await stores.members.groupsOf([memberId])).get(memberId) ?? []
  if (now.some((group) => !held.has(group.id))) throw new WriteConflictError('A group has this member since a moment.')
  const left: LeftGroup[] = []
  for (const group of groups) {
    const removed = await stores.members.remove(group.id, [memberId])
    for (const member of removed) left.push({ group: { id: group.id, name: group.display_name }, member })
    if (removed.length === 0) continue
    await stores.resources.update(group.id, {
      member_count: group.member_count - removed.length,
      version: group.version + 1,
      last_modified: later(at, group.last_modified),
    })
  }
  return left
}

async function unlinkReports(session: Session, moment: Moment, managerId: string): Promise<Loss[]> {
  const { stores, at } = moment
  const links: Loss[] = []
  for (const { id } of await stores.resources.reportsOf(managerId)) {
    const report = await stores.resources.getForChange(id, 'User')
    if (report?.manager_id !== managerId) continue
    const before = documentOf(report)
    const after = withoutManager(before)
    const difference = differenceOf(leavesOf(before), leavesOf(after))
    await stores.resources.update(report.id, {
      document: JSON.stringify(after),
      manager_id: null,
      version: report.version + 1,
      last_modified: later(at, report.last_modified),
    })
    await stores.attributeValues.delete(report.id, difference.removed)
    const changeId = newId()
    await stores.records.addChanges([
      changeRow(session, moment, changeId, { id: report.id, kind: 'User' }, 'updated', difference.changes),
    ])
    links.push({ ...lossOf('managerLost', report, report.version + 1, changeId), groupId: managerId })
  }
  return links
}
