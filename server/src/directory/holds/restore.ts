import { newId } from '../../base/index.ts'
import type { JsonObject } from '../../base/json.ts'
import type { DepartureRow, ResourceRow } from '../../storage/index.ts'
import { columnsOf, differenceOf, leavesOf } from '../projection/index.ts'
import { changeRow } from '../records/activity.ts'
import type { Moment, Session } from '../records/session.ts'
import { later, writeUser } from '../users/write.ts'
import { withActive, withManager } from './document.ts'

type Restored = 'restored' | 'refused' | 'ended' | 'waiting'

/**
 * Puts one held change back: the document byte for byte as it was, with the id. What came meanwhile by itself stays.
 * `refused`: the name belongs to somebody else by now. `ended`: there is nothing to put back any more. `waiting`: the other
 * end of a membership is still held.
 */
export async function restoreOne(session: Session, moment: Moment, row: DepartureRow): Promise<Restored> {
  if (row.kind === 'memberRemoved') return restoreMembership(session, moment, row)
  if (row.kind === 'managerLost') return restoreManager(session, moment, row)
  if (row.kind === 'deactivated') return reactivate(session, moment, row)
  return makeAgain(session, moment, row)
}

async function reactivate(session: Session, moment: Moment, row: DepartureRow): Promise<Restored> {
  const now = await moment.stores.resources.getForChange(row.person_id, 'User')
  if (!now) return 'ended'
  const unchanged = now.version === row.version && row.document !== null
  await writeText(session, moment, now, unchanged ? row.document : withActive(now.document, row.document))
  return 'restored'
}

async function restoreManager(session: Session, moment: Moment, row: DepartureRow): Promise<Restored> {
  const now = await moment.stores.resources.getForChange(row.person_id, 'User')
  if (!now) return 'ended'
  if (now.manager_id !== null) return now.manager_id === row.group_id ? 'restored' : 'ended'
  const unchanged = now.version === row.version && row.document !== null
  await writeText(session, moment, now, unchanged ? row.document : withManager(now.document, row.document))
  return 'restored'
}

async function writeText(session: Session, moment: Moment, now: ResourceRow, text: string | null): Promise<void> {
  if (text === null || text === now.document) return
  await writeUser(session, moment, now, JSON.parse(text) as JsonObject)
}

/** A person or group that was deleted, with the id that it had. */
async function makeAgain(session: Session, moment: Moment, row: DepartureRow): Promise<Restored> {
  const { stores, at } = moment
  const kind = row.kind === 'deleted' ? 'User' : 'Group'
  const id = row.kind === 'deleted' ? row.person_id : row.group_id
  const document = JSON.parse(row.document ?? '{}') as JsonObject
  const columns = columnsOf(document, kind)
  if (await stores.resources.isTaken(kind, columns.unique_key)) return 'refused'
  const source = await stores.resources.sourceNow()
  const times = { version: row.version + 1, created_at: row.created_at ?? at, last_modified: at, inactive_since: null }
  await stores.resources.insert({ ...columns, ...times, id, kind, source, member_count: 0 })
  const leaves = leavesOf(document)
  await stores.attributeValues.insert(
    id,
    kind,
    leaves.map((leaf) => leaf.row),
  )
  const { changes } = differenceOf([], leaves)
  await stores.records.addChanges([changeRow(session, moment, newId(), { id, kind }, 'created', changes)])
  return 'restored'
}

async function restoreMembership(session: Session, moment: Moment, row: DepartureRow): Promise<Restored> {
  const { stores, at } = moment
  const group = await stores.resources.getForChange(row.group_id, 'Group')
  const member = (await stores.resources.named([row.person_id])).get(row.person_id)
  if (!group || !member) {
    const missing = group
      ? await stores.departures.live(row.person_id, '')
      : await stores.departures.live('', row.group_id)
    return missing ? 'waiting' : 'ended'
  }
  const back = { member_id: row.person_id, display: row.display }
  const added = await stores.members.add(group.id, [back], { at: row.added_at ?? at, groups: true })
  if (added.length === 0) return 'restored'
  await stores.resources.update(group.id, {
    member_count: group.member_count + 1,
    version: group.version + 1,
    last_modified: later(at, group.last_modified),
  })
  const paths = [{ path: 'groups', before: null, after: group.display_name }]
  const resource = { id: row.person_id, kind: member.kind }
  await stores.records.addChanges([changeRow(session, moment, newId(), resource, 'memberAdded', paths)])
  return 'restored'
}
