import type { Stores } from '../../storage/index.ts'
import type { StoredGroup } from '../contract.ts'
import { documentOf } from '../records/session.ts'

interface GroupRow {
  readonly id: string
  readonly document: string
  readonly version: number
  readonly created_at: string
  readonly last_modified: string
  readonly member_count: number
}

/** Rows as groups; the members are read only when they are wanted. */
export async function storedGroups(
  stores: Stores,
  rows: readonly GroupRow[],
  withMembers: boolean,
): Promise<StoredGroup[]> {
  const lists = withMembers ? await stores.members.listOf(rows.map((row) => row.id)) : null
  return rows.map((row) => ({
    id: row.id,
    document: documentOf(row),
    version: row.version,
    created: row.created_at,
    lastModified: row.last_modified,
    memberCount: row.member_count,
    members: lists === null ? null : (lists.get(row.id) ?? []),
  }))
}
