import type { Stores } from '../../storage/index.ts'
import type { StoredGroup } from '../contract.ts'
import { type DocumentRow, storedDocument } from '../records/stored-document.ts'

interface GroupRow extends DocumentRow {
  readonly member_count: number
}

/** Rows as groups; the members are read only when they are wanted. */
export async function storedGroups(
  stores: Stores,
  rows: readonly GroupRow[],
  withMembers: boolean,
): Promise<StoredGroup[]> {
  const lists = withMembers ? await stores.members.listOf(rows.map((row) => row.id)) : null
  return rows.map((row) =>
    storedDocument(row, {
      memberCount: row.member_count,
      members: lists === null ? null : (lists.get(row.id) ?? []),
    }),
  )
}
