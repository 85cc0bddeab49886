import type { JsonObject } from '../../base/json.ts'
import type { DepartureRow } from '../../storage/index.ts'
import { factsOf } from '../projection/index.ts'
import type { Moment, Session } from '../records/session.ts'
import { shrinkBatch } from './batch.ts'

/** A person is active again: what was held of it has ended by itself. */
export async function personIsBack({ stores, at, activityId }: Moment, personId: string): Promise<void> {
  const row = await stores.departures.live(personId, '')
  if (row) await endDeparture({ stores, at, activityId }, row)
}

/** Members are in a group again. Looks only where the SCIM server holds something. */
export async function membersAreBack(
  session: Session,
  moment: Moment,
  groupId: string,
  memberIds: readonly string[],
): Promise<void> {
  if (session.holding !== true || memberIds.length === 0) return
  for (const row of await moment.stores.departures.heldMemberships(groupId, memberIds)) await endDeparture(moment, row)
}

/**
 * Whom a created resource was before it was deleted, by its name or externalId, as long as that is held. It gets its id
 * back, so that whatever hangs on the id comes home with it.
 */
export async function homeOf(
  session: Session,
  { stores }: Moment,
  kind: 'deleted' | 'groupDeleted',
  uniqueKey: string,
  document: JsonObject,
): Promise<DepartureRow | null> {
  if (session.holding !== true) return null
  const found = await stores.departures.heldWithKeys(uniqueKey, factsOf(document).externalKey)
  return found.find((row) => row.kind === kind) ?? null
}

/** The resource was made again, with its old id. Somebody who was made inactive stays held. @param version now */
export async function cameHome(moment: Moment, home: DepartureRow, active: boolean, version: number): Promise<void> {
  if (active) return endDeparture(moment, home)
  await moment.stores.departures.change(home.id, { kind: 'deactivated', version })
}

const isPerson = ({ kind }: DepartureRow): boolean => kind === 'deactivated' || kind === 'deleted'

/** What took effect is forgotten; what is held leaves its batch. */
export async function endDeparture(moment: Moment, row: DepartureRow): Promise<void> {
  const { departures } = moment.stores
  if (row.state === 'passed') return departures.remove(row.id)
  if (await departures.change(row.id, { state: 'ended', live_key: row.id }))
    await shrinkBatch(moment, row.batch_id, isPerson(row) ? 1 : 0, 1)
}
