import type { ResourceRow } from '../../storage/index.ts'
import type { MemberChange, StoredMembership, WriteOptions } from '../contract.ts'
import { AlreadyMemberError, MemberRefusedError, NotFoundError, UnknownMemberError } from '../errors.ts'
import { changeMembers, holdMoves, type MemberMoves } from '../groups/members.ts'
import { recordGroupActivity, recordGroupChange } from '../groups/records.ts'
import { inWrite, type Moment, type Session } from '../records/session.ts'
import { later } from '../users/write.ts'
import { placeOf } from './id.ts'
import { storedMembership } from './stored-membership.ts'

/** See ScimMemberships.create. The group's row is held until the end, as for a PATCH of the group. */
export async function createMembership(
  session: Session,
  { groupId, memberId }: { readonly groupId: string; readonly memberId: string },
  options: WriteOptions<StoredMembership>,
): Promise<StoredMembership> {
  return inWrite(session, 'Group', async (moment) => {
    const group = await moment.stores.resources.getForChange(groupId, 'Group')
    if (!group) throw new UnknownMemberError([groupId])
    const moves = await move(session, moment, group, { kind: 'add', members: [{ value: memberId }] })
    const row = await moment.stores.memberships.get({ groupId, memberId })
    if (!row) throw new MemberRefusedError('That member may not be in that group.')
    if (moves.added.size === 0) throw new AlreadyMemberError('The group has that member already.')
    const membership = storedMembership(row)
    await recordGroupActivity(session, moment, subjectOf(group), [], moves, options.call, options.answer(membership))
    await holdMoves(session, moment, subjectOf(group), moves, null, options.call.requestId)
    return membership
  })
}

/** See ScimMemberships.delete. */
export async function deleteMembership(session: Session, id: string, options: WriteOptions<null>): Promise<void> {
  await inWrite(session, 'Group', async (moment) => {
    const place = placeOf(id)
    const group = place && (await moment.stores.resources.getForChange(place.groupId, 'Group'))
    const row = place && (await moment.stores.memberships.get(place))
    if (!group || !row || row.addedAt !== place.addedAt) throw new NotFoundError(id)
    const moves = await move(session, moment, group, { kind: 'remove', ids: [row.memberId] })
    await recordGroupActivity(session, moment, subjectOf(group), [], moves, options.call, options.answer(null))
    const left = group.member_count - moves.removed.size
    await holdMoves(session, moment, subjectOf(group), moves, left, options.call.requestId)
  })
}

async function move(session: Session, moment: Moment, group: ResourceRow, change: MemberChange): Promise<MemberMoves> {
  const moves = await changeMembers(moment, session.settings, group.id, [change])
  const gained = moves.added.size - moves.removed.size
  if (gained === 0) return moves
  await moment.stores.resources.update(group.id, {
    version: group.version + 1,
    last_modified: later(moment.at, group.last_modified),
    member_count: group.member_count + gained,
  })
  await recordGroupChange(session, moment, subjectOf(group), 'updated', [], moves)
  return moves
}

function subjectOf({ id, display_name }: ResourceRow) {
  return { id, kind: 'Group' as const, name: display_name }
}
