import { newId } from '../../base/index.ts'
import type { BatchGrowth } from '../../storage/index.ts'
import type { HoldCause } from '../held-contract.ts'
import { changeRow } from '../records/activity.ts'
import type { Moment, Session } from '../records/session.ts'
import { hour } from './window.ts'

/** Opens a batch with everything that was lost within the hour; what had taken effect already is told again as held. */
export async function openBatch(session: Session, moment: Moment, cause: HoldCause): Promise<string> {
  const { departures, heldBatches, records } = moment.stores
  const id = newId(session.clock.now())
  await heldBatches.open(id, moment.at, JSON.stringify(cause))
  const captured = await departures.capture(id, new Date(Date.parse(moment.at) - hour).toISOString())
  const count = (kinds: readonly string[]) => captured.filter(({ kind }) => kinds.includes(kind)).length
  await growBatch(moment, id, {
    people: count(['deactivated', 'deleted']),
    memberships: count(['memberRemoved']),
    groups: count(['groupDeleted']),
    changes: captured.length,
  })
  const touched = new Map(captured.map((row) => (row.person_id ? [row.person_id, 'User'] : [row.group_id, 'Group'])))
  await records.addChanges(
    [...touched].map(([resource, kind]) =>
      changeRow(session, moment, newId(), { id: resource, kind: kind as 'User' | 'Group' }, 'held', []),
    ),
  )
  return id
}

export async function growBatch({ stores, at }: Moment, id: string, growth: BatchGrowth): Promise<void> {
  await stores.heldBatches.grow(id, at, growth)
}

/** Something of a batch is not held any more; with the last of it the batch closes and losses are counted anew. */
export async function shrinkBatch({ stores, at }: Moment, id: string, people: number, changes: number): Promise<void> {
  await stores.heldBatches.shrink(id, at, people, changes)
}
