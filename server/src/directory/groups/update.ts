import type { JsonObject } from '../../base/json.ts'
import type { MemberChange, StoredGroup, WriteOptions } from '../contract.ts'
import { NotFoundError } from '../errors.ts'
import { columnsOf, type Difference, differenceOfDocuments, equalJson } from '../projection/index.ts'
import { inWrite, type Session } from '../records/session.ts'
import { assertVersion } from '../users/update.ts'
import { later } from '../users/write.ts'
import { changeMembers, holdMoves } from './members.ts'
import { recordGroupActivity, recordGroupChange } from './records.ts'
import { storedGroups } from './stored-group.ts'

const unchanged: Difference = { removed: [], added: [], changes: [] }

/** See ScimGroups.update. The group's row is held until the end, so that parallel changes of one group go one by one. */
export async function updateGroup(
  session: Session,
  id: string,
  change: (current: StoredGroup) => { readonly document: JsonObject; readonly members: readonly MemberChange[] },
  options: WriteOptions<StoredGroup>,
): Promise<StoredGroup> {
  return inWrite(session, 'Group', async (moment) => {
    const { stores } = moment
    const row = await stores.resources.getForChange(id, 'Group')
    if (!row) throw new NotFoundError(id)
    assertVersion(row.version, options.ifVersion)
    const [current] = await storedGroups(stores, [row], false)
    if (!current) throw new NotFoundError(id)
    const { document, members } = change(current)
    const moves = await changeMembers(moment, session.settings, id, members)
    const same = equalJson(document, current.document)
    if (same && moves.added.size + moves.removed.size === 0) return current
    const columns = columnsOf(document, 'Group')
    const { unique_key, display_name, name_key } = columns
    const updated = {
      version: row.version + 1,
      last_modified: later(moment.at, row.last_modified),
      member_count: row.member_count + moves.added.size - moves.removed.size,
    }
    await stores.resources.update(id, { ...updated, unique_key, display_name, name_key, document: columns.document })
    const difference = same ? unchanged : differenceOfDocuments(current.document, document)
    await stores.attributeValues.delete(id, difference.removed)
    await stores.attributeValues.insert(id, 'Group', difference.added)
    const [group] = await storedGroups(stores, [{ ...row, ...updated, document: columns.document }], false)
    if (!group) throw new NotFoundError(id)
    const subject = { id, kind: 'Group' as const, name: display_name }
    await recordGroupChange(session, moment, subject, 'updated', difference.changes, moves)
    const paths = difference.changes.map((changed) => changed.path)
    await recordGroupActivity(session, moment, subject, paths, moves, options.call, options.answer(group))
    await holdMoves(session, moment, subject, moves, updated.member_count, options.call.requestId)
    return group
  })
}
