/**
 * Owns the questions that the directory asks of storage, each bound to one owner. Owns no transaction: a store works inside
 * the one that it is given. `directory` calls it.
 */
import type { Access } from './access.ts'
import { AttributeValueStore } from './attribute-values.ts'
import { MemberStore } from './members.ts'
import { MembershipStore } from './memberships.ts'
import type { Owner } from './owner.ts'
import { RecordStore } from './records.ts'
import { ResourceStore } from './resources.ts'

export { type Access, readingAccess } from './access.ts'
export type { AttributeValue } from './attribute-values.ts'
export type { ListedMembership, MembershipPlace, MembershipQuestion } from './memberships.ts'
export type { Owner } from './owner.ts'
export type { PageStart, SortedRow } from './resources.ts'

export interface Stores {
  readonly resources: ResourceStore
  readonly attributeValues: AttributeValueStore
  readonly members: MemberStore
  readonly memberships: MembershipStore
  readonly records: RecordStore
}

/** The stores of one SCIM server, inside a write or over committed rows. */
export function storesOf(access: Access, owner: Owner): Stores {
  const { db, database } = access
  return {
    resources: new ResourceStore(access, owner),
    attributeValues: new AttributeValueStore(access, owner),
    members: new MemberStore(access, owner),
    memberships: new MembershipStore(db, owner, database),
    records: new RecordStore(access, owner),
  }
}
