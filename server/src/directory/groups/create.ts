import { newId } from '../../base/index.ts'
import type { JsonObject } from '../../base/json.ts'
import type { NewMember, StoredGroup, WriteOptions } from '../contract.ts'
import { cameHome, homeOf, membersAreBack } from '../holds/index.ts'
import { changesOfNew, columnsOf, leavesOf } from '../projection/index.ts'
import { recordActivity } from '../records/activity.ts'
import { inWrite, type Session } from '../records/session.ts'
import { changeMembers } from './members.ts'
import { recordGroupChange } from './records.ts'
import { storedGroups } from './stored-group.ts'

export async function createGroup(
  session: Session,
  document: JsonObject,
  members: readonly NewMember[],
  options: WriteOptions<StoredGroup>,
): Promise<StoredGroup> {
  const columns = columnsOf(document, 'Group')
  const leaves = leavesOf(document)
  return inWrite(session, 'Group', async (moment) => {
    const { stores, at } = moment
    const home = await homeOf(session, moment, 'groupDeleted', columns.unique_key, document)
    const id = home?.group_id ?? newId(session.clock.now())
    const version = (home?.version ?? 0) + 1
    const times = { version, created_at: home?.created_at ?? at, last_modified: at, inactive_since: null }
    const row = { ...columns, ...times, id, kind: 'Group' as const, source: 'scim' as const, member_count: 0 }
    await stores.resources.insert(row)
    await stores.attributeValues.insert(
      id,
      'Group',
      leaves.map((leaf) => leaf.row),
    )
    const moves = await changeMembers(moment, session.settings, id, [{ kind: 'add', members }])
    if (moves.added.size > 0) await stores.resources.update(id, { member_count: moves.added.size })
    if (home) await cameHome(moment, home, true, version)
    await membersAreBack(session, moment, id, [...moves.added.keys()])
    const [group] = await storedGroups(stores, [{ ...row, member_count: moves.added.size }], false)
    if (!group) throw new Error('A group that was just written is there.')
    const subject = { id, kind: 'Group' as const, name: row.display_name }
    await recordGroupChange(session, moment, subject, 'created', changesOfNew(leaves), moves)
    await recordActivity(session, moment, 'groupCreated', subject, {}, options.call, options.answer(group))
    return group
  })
}
