import type { ShownRow, Stores } from '../../storage/index.ts'
import type { Membership, StoredUser } from '../contract.ts'
import { storedDocument } from '../records/stored-document.ts'
import { parentsOf, withParents } from './stored-user.ts'

const none: readonly Membership[] = []

/** Rows that were read for an answer as users. Only groups in groups are asked for once more. */
export async function shownUsers(stores: Stores, rows: readonly ShownRow[]): Promise<StoredUser[]> {
  const nested = rows.flatMap((row) => row.groups.flatMap((group) => (group.isNested ? [group.id] : [])))
  const parents = nested.length === 0 ? new Map<string, never>() : await parentsOf(stores, nested)
  return rows.map((row) =>
    storedDocument(row, {
      manager: row.manager_id === null ? null : { id: row.manager_id, displayName: row.manager_name },
      groups: row.groups.length === 0 ? none : withParents(row.groups, parents),
    }),
  )
}
