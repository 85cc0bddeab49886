/**
 * Owns the questions that the directory asks of storage, each bound to one owner. Owns no transaction: a store works inside
 * the one that it is given. `directory` calls it.
 */
import type { Kysely } from 'kysely'
import type { Database } from '../contract.ts'
import type { Tables } from '../tables.ts'
import { AttributeValueStore } from './attribute-values.ts'
import { MemberStore } from './members.ts'
import { MembershipStore } from './memberships.ts'
import type { Owner } from './owner.ts'
import { RecordStore } from './records.ts'
import { ResourceStore } from './resources.ts'

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

/** The stores of one SCIM server, inside the transaction `tx` or over `database.read`. */
export function storesOf(kind: Database['kind'], tx: Kysely<Tables>, owner: Owner): Stores {
  return {
    resources: new ResourceStore(tx, owner, kind),
    attributeValues: new AttributeValueStore(tx, owner),
    members: new MemberStore(tx, owner, kind),
    memberships: new MembershipStore(tx, owner, kind),
    records: new RecordStore(tx, owner),
  }
}
