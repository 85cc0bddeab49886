import type { WriteOptions } from '../contract.ts'
import { NotFoundError } from '../errors.ts'
import { lossOf, recordLosses, watchesLosses } from '../holds/index.ts'
import { differenceOf, leavesOf } from '../projection/index.ts'
import { recordActivity } from '../records/activity.ts'
import { documentOf, inWrite, type Session } from '../records/session.ts'
import { leaveGroups, lockGroups, lostWith } from '../users/delete.ts'
import { assertVersion } from '../users/update.ts'
import { changeMembers } from './members.ts'
import { recordGroupChange } from './records.ts'

/** Removes a group and its memberships; its members stay. */
export async function deleteGroup(session: Session, id: string, options: WriteOptions<null>): Promise<void> {
  await inWrite(session, 'Group', async (moment) => {
    const parents = await lockGroups(moment, id)
    const row = await moment.stores.resources.getForChange(id, 'Group')
    if (!row) throw new NotFoundError(id)
    assertVersion(row.version, options.ifVersion)
    const left = await leaveGroups(moment, id, parents)
    const moves = await changeMembers(moment, session.settings, id, [{ kind: 'removeAll' }])
    await moment.stores.resources.delete(id)
    const subject = { id, kind: 'Group' as const, name: row.display_name }
    const { changes } = differenceOf(leavesOf(documentOf(row)), [])
    await recordGroupChange(session, moment, subject, 'deleted', changes, moves)
    await recordActivity(session, moment, 'groupDeleted', subject, {}, options.call, options.answer(null))
    if (!watchesLosses(session)) return
    const members = [...moves.removed.values()].map((lost) => ({ ...lost.row, name: lost.name }))
    const own = { group: { id, name: row.display_name }, members, left: 0 }
    const others = lostWith(left, row.display_name).map(({ group, member }) => ({
      group,
      members: [member],
      left: null,
    }))
    await recordLosses(session, moment, {
      requestId: options.call.requestId,
      things: [lossOf('groupDeleted', row, row.version, null)],
      memberships: [own, ...others],
    })
  })
}
