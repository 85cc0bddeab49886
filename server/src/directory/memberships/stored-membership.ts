import type { ListedMembership } from '../../storage/index.ts'
import type { StoredMembership } from '../contract.ts'
import { membershipId } from './id.ts'

/** A row as a membership. */
export function storedMembership(row: ListedMembership): StoredMembership {
  return {
    id: membershipId(row, row.addedAt),
    group: { id: row.groupId, display: row.groupName },
    member: { value: row.memberId, type: row.kind, display: row.memberName },
    created: row.addedAt,
  }
}
