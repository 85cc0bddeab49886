import type { JsonObject } from '../../base/json.ts'
import type { NewMember, ResourceRow } from '../../storage/index.ts'
import { factsOf } from '../projection/index.ts'
import type { Moment, Session } from '../records/session.ts'
import { withActive } from './document.ts'
import { type Loss, recordLosses } from './losses.ts'
import { endDeparture } from './returns.ts'

/** A resource that a SCIM client takes away: the row before, and what tells of it. */
export interface Leaving {
  readonly row: ResourceRow
  readonly requestId: string
  readonly changeId: string | null
}

/** A membership that went with whom it belonged to. */
export interface LostWith {
  readonly group: { readonly id: string; readonly name: string }
  readonly member: NewMember & { readonly name: string }
}

/** An active person was deactivated. @param version after it */
export async function personWasDeactivated(
  session: Session,
  moment: Moment,
  { row, requestId, changeId }: Leaving,
  version: number,
): Promise<void> {
  const loss = await personLoss(moment, 'deactivated', row, version, changeId)
  await recordLosses(session, moment, { requestId, things: [loss] })
}

/** A person was deleted with memberships and manager links. Who was inactive already, and not held, is no loss any more. */
export async function personWasDeleted(
  session: Session,
  moment: Moment,
  { row, requestId, changeId }: Leaving,
  memberships: readonly LostWith[],
  links: readonly Loss[],
): Promise<void> {
  const managers = await linksOfTheActive(moment, links)
  const lost = memberships.map(({ group, member }) => ({ group, members: [member], left: null }))
  const known = await moment.stores.departures.live(row.id, '')
  if (known === undefined) {
    const things =
      row.active === 1 ? [await personLoss(moment, 'deleted', row, row.version, changeId), ...managers] : []
    if (things.length > 0) await recordLosses(session, moment, { requestId, things, memberships: lost })
    return
  }
  const document = row.version === known.version ? known.document : withActive(row.document, known.document)
  const change = { kind: 'deleted' as const, document, version: row.version, change_id: changeId }
  await moment.stores.departures.change(known.id, change)
  const batchId = known.state === 'held' ? known.batch_id : undefined
  await recordLosses(session, moment, { requestId, things: managers, memberships: lost, batchId })
}

/** Who has left too, with nothing changed since, is kept with the manager already. */
async function linksOfTheActive({ stores }: Moment, links: readonly Loss[]): Promise<Loss[]> {
  const others: Loss[] = []
  for (const link of links) {
    const own = await stores.departures.live(link.personId, '')
    if (own?.version === link.version - 1) await stores.departures.change(own.id, { version: link.version })
    else others.push(link)
  }
  return others
}

/** Somebody else than a SCIM client removed the person: nothing of it is held any more. */
export async function personWasRemoved(moment: Moment, personId: string): Promise<void> {
  for (const row of await moment.stores.departures.liveOf(personId)) await endDeparture(moment, row)
}

async function personLoss(
  { stores }: Moment,
  kind: 'deactivated' | 'deleted',
  row: ResourceRow,
  version: number,
  changeId: string | null,
): Promise<Loss> {
  // Whose manager went a moment before is kept with the manager.
  const links = await stores.departures.liveOf(row.id)
  const link = links.find((one) => one.kind === 'managerLost' && one.version === row.version)
  return { ...lossOf(kind, row, version, changeId), ...(link?.document ? { document: link.document } : {}) }
}

/** @param version after it left */
export function lossOf(
  kind: Loss['kind'],
  row: Pick<ResourceRow, 'id' | 'document' | 'display_name' | 'unique_key' | 'created_at'>,
  version: number,
  changeId: string | null,
): Loss {
  const { externalKey, department } = factsOf(JSON.parse(row.document) as JsonObject)
  const isGroup = kind === 'groupDeleted'
  const isLink = kind === 'managerLost'
  return {
    kind,
    personId: isGroup ? '' : row.id,
    groupId: isGroup ? row.id : '',
    name: row.display_name,
    userKey: isLink ? '' : row.unique_key,
    externalKey: isLink ? '' : externalKey,
    department,
    document: row.document,
    createdAt: row.created_at,
    version,
    changeId,
  }
}
