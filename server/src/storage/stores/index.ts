/**
 * Owns the questions that the directory asks of storage, each bound to one owner. Owns no transaction: a store works inside
 * the one that it is given. `directory` calls it.
 */
import type { Access } from './access.ts'
import { AttributeValueStore } from './attribute-values.ts'
import { DepartureStore } from './departures.ts'
import { HeldBatchStore } from './held-batches.ts'
import { MemberStore } from './members.ts'
import { MembershipStore } from './memberships.ts'
import type { Owner } from './owner.ts'
import { RecordStore } from './records.ts'
import { ResourceStore } from './resources.ts'
import { ShownResourceStore } from './shown-resources.ts'

export { type Access, readingAccess } from './access.ts'
export type { AttributeValue } from './attribute-values.ts'
export type { LostMembership, NewDeparture } from './departures.ts'
export type { BatchGrowth } from './held-batches.ts'
export type { ListedMembership, MembershipPlace, MembershipQuestion } from './memberships.ts'
export type { NewMember } from './new-member.ts'
export type { Owner } from './owner.ts'
export type { Beside, ShownGroup, ShownRow } from './shown-columns.ts'
export type { PageStart, SortedRow } from './shown-resources.ts'

export interface Stores {
  readonly resources: ResourceStore
  /** For answers: reads only. */
  readonly shown: ShownResourceStore
  readonly attributeValues: AttributeValueStore
  readonly members: MemberStore
  readonly memberships: MembershipStore
  readonly records: RecordStore
  readonly departures: DepartureStore
  readonly heldBatches: HeldBatchStore
}

/** The stores of one SCIM server, inside a write or over committed rows. */
export function storesOf(access: Access, owner: Owner): Stores {
  return {
    resources: new ResourceStore(access, owner),
    shown: new ShownResourceStore(access, owner),
    attributeValues: new AttributeValueStore(access, owner),
    members: new MemberStore(access, owner),
    memberships: new MembershipStore(access, owner),
    records: new RecordStore(access, owner),
    departures: new DepartureStore(access, owner),
    heldBatches: new HeldBatchStore(access, owner),
  }
}
