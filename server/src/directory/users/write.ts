import { newId } from '../../base/index.ts'
import type { JsonObject } from '../../base/json.ts'
import type { ResourceRow } from '../../storage/index.ts'
import { type Columns, columnsOf, differenceOfDocuments } from '../projection/index.ts'
import { changeRow } from '../records/activity.ts'
import { documentOf, type Moment, type Session } from '../records/session.ts'

interface WrittenUser {
  readonly kind: 'updated' | 'reactivated' | 'deactivated'
  readonly updated: ResourceRow
  readonly paths: readonly string[]
  readonly changeId: string
}

/** Puts another document into a user's row, with index and history. The row is held. */
export async function writeUser(
  session: Session,
  moment: Moment,
  row: ResourceRow,
  document: JsonObject,
): Promise<WrittenUser> {
  const columns = columnsOf(document, 'User')
  const change = {
    ...changedColumns(row, columns),
    version: row.version + 1,
    last_modified: later(moment.at, row.last_modified),
    inactive_since: columns.active === 1 ? null : (row.inactive_since ?? moment.at),
  }
  await moment.stores.resources.update(row.id, change)
  const kind = row.active === columns.active ? 'updated' : columns.active === 1 ? 'reactivated' : 'deactivated'
  const changeId = newId()
  const paths = await writeDifference(session, moment, row.id, { id: changeId, kind }, documentOf(row), document)
  return { kind, updated: { ...row, ...columns, ...change }, paths, changeId }
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
  told: { readonly id: string; readonly kind: string },
  before: JsonObject,
  after: JsonObject,
): Promise<string[]> {
  const difference = differenceOfDocuments(before, after)
  await moment.stores.attributeValues.delete(id, difference.removed)
  await moment.stores.attributeValues.insert(id, 'User', difference.added)
  await moment.stores.records.addChanges([
    changeRow(session, moment, told.id, { id, kind: 'User' }, told.kind, difference.changes),
  ])
  return difference.changes.map((change) => change.path)
}

/** `lastModified` never goes back, whatever the clock does. */
export function later(now: string, before: string): string {
  return now > before ? now : before
}
