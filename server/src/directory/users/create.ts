import { newId } from '../../base/index.ts'
import type { JsonObject } from '../../base/json.ts'
import type { StoredUser, WriteOptions } from '../contract.ts'
import { cameHome, homeOf } from '../holds/index.ts'
import { changesOfNew, columnsOf, leavesOf } from '../projection/index.ts'
import { changeRow, recordActivity } from '../records/activity.ts'
import { inWrite, type Session } from '../records/session.ts'
import { storedDocument } from '../records/stored-document.ts'
import { managerOf } from './stored-user.ts'

export async function createUser(
  session: Session,
  document: JsonObject,
  options: WriteOptions<StoredUser>,
): Promise<StoredUser> {
  const columns = columnsOf(document, 'User')
  const leaves = leavesOf(document)
  return inWrite(session, 'User', async (moment) => {
    const { stores, at } = moment
    const home = await homeOf(session, moment, 'deleted', columns.unique_key, document)
    const row = {
      ...columns,
      id: home?.person_id ?? newId(session.clock.now()),
      kind: 'User' as const,
      source: 'scim' as const,
      member_count: 0,
      version: (home?.version ?? 0) + 1,
      created_at: home?.created_at ?? at,
      last_modified: at,
      inactive_since: columns.active === 1 ? null : at,
    }
    await stores.resources.insert(row)
    await stores.attributeValues.insert(
      row.id,
      'User',
      leaves.map((leaf) => leaf.row),
    )
    const user = storedDocument(row, { manager: await managerOf(stores, row.manager_id), groups: [] })
    if (home) await cameHome(moment, home, columns.active === 1, row.version)
    const subject = { id: row.id, kind: 'User' as const, name: row.display_name }
    await stores.records.addChanges([changeRow(session, moment, newId(), subject, 'created', changesOfNew(leaves))])
    await recordActivity(session, moment, 'created', subject, {}, options.call, options.answer(user))
    return user
  })
}
