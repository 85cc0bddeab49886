import { newId } from '../../base/index.ts'
import type { JsonObject } from '../../base/json.ts'
import type { StoredUser, WriteOptions } from '../contract.ts'
import { NotFoundError, VersionMismatchError } from '../errors.ts'
import { type Columns, columnsOf, differenceOfDocuments, equalJson } from '../projection/index.ts'
import { changeRow, recordActivity } from '../records/activity.ts'
import { inWrite, type Moment, type Session } from '../records/session.ts'
import { storedUsers } from './stored-user.ts'

/** See ScimUsers.update. Also how an operator edits a manual person: `session.actor` is then the operator's name. */
export async function updateUser(
  session: Session,
  id: string,
  change: (current: StoredUser) => JsonObject,
  options: WriteOptions<StoredUser>,
): Promise<StoredUser> {
  return inWrite(session, 'User', async (moment) => {
    const row = await moment.stores.resources.getForChange(id, 'User')
    if (!row) throw new NotFoundError(id)
    assertVersion(row.version, options.ifVersion)
    const [current] = await storedUsers(moment.stores, [row], true)
    if (!current) throw new NotFoundError(id)
    const document = change(current)
    if (equalJson(document, current.document)) return current
    const columns = columnsOf(document, 'User')
    const updated = { ...row, ...columns, version: row.version + 1, last_modified: later(moment.at, row.last_modified) }
    await moment.stores.resources.update(id, {
      ...changedColumns(row, columns),
      version: updated.version,
      last_modified: updated.last_modified,
      inactive_since: columns.active === 1 ? null : (row.inactive_since ?? moment.at),
    })
    const kind = row.active === columns.active ? 'updated' : columns.active === 1 ? 'reactivated' : 'deactivated'
    const paths = await writeDifference(session, moment, id, kind, current.document, document)
    const withManager = await storedUsers(moment.stores, [updated], false)
    const user = { ...withManager[0], groups: current.groups } as StoredUser
    const subject = { id, kind: 'User' as const, name: columns.display_name }
    await recordActivity(session, moment, kind, subject, { paths }, options.call, options.answer(user))
    return user
  })
}

/** Only what differs: a column that is written costs its index, even when its value stays. */
function changedColumns(row: Columns, columns: Columns): Partial<Columns> {
  const names = Object.keys(columns) as (keyof Columns)[]
  return Object.fromEntries(names.filter((name) => row[name] !== columns[name]).map((name) => [name, columns[name]]))
}

async function writeDifference(
  session: Session,
  moment: Moment,
  id: string,
  kind: string,
  before: JsonObject,
  after: JsonObject,
): Promise<string[]> {
  const difference = differenceOfDocuments(before, after)
  await moment.stores.attributeValues.delete(id, difference.removed)
  await moment.stores.attributeValues.insert(id, 'User', difference.added)
  await moment.stores.records.addChanges([
    changeRow(session, moment, newId(), { id, kind: 'User' }, kind, difference.changes),
  ])
  return difference.changes.map((change) => change.path)
}

/** @throws {VersionMismatchError} when If-Match named other versions than the stored one */
export function assertVersion(version: number, accepted: readonly number[] | undefined): void {
  if (accepted && !accepted.includes(version))
    throw new VersionMismatchError('The resource has changed since it was read.')
}

/** `lastModified` never goes back, whatever the clock does. */
export function later(now: string, before: string): string {
  return now > before ? now : before
}
