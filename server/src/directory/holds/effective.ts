import type { JsonObject } from '../../base/json.ts'
import type { DepartureRow, Stores } from '../../storage/index.ts'
import { withActive } from './document.ts'

/** A person as whoever acts on the directory must see it: what is held has not happened. */
export interface EffectivePerson {
  readonly id: string
  readonly active: boolean
  readonly document: JsonObject
  /** Ids of the groups that hold the person directly. */
  readonly groupIds: readonly string[]
  /** Present where the directory says otherwise, and somebody has to decide. */
  readonly held: { readonly since: string; readonly batchId: string } | null
}

/**
 * The person in effect: as stored, but active, with memberships and manager as they were, where taking those away is held.
 * Null: there is no such person, or it has gone for good. Asks by key only.
 */
export async function effectivePerson(stores: Stores, id: string): Promise<EffectivePerson | null> {
  const row = await stores.resources.get(id, 'User')
  const held = (await stores.departures.liveOf(id)).filter(({ state }) => state === 'held')
  const own = held.find(({ kind }) => kind === 'deactivated' || kind === 'deleted')
  const text = row ? documentInEffect(row, own, held) : own?.document
  if (text === undefined || text === null) return null
  const groups = (await stores.members.groupsOf([id])).get(id) ?? []
  const lost = held.filter(({ kind }) => kind === 'memberRemoved').map(({ group_id }) => group_id)
  return {
    id,
    active: own !== undefined || row?.active === 1,
    document: JSON.parse(text) as JsonObject,
    groupIds: [...new Set([...groups.map((group) => group.id), ...lost])].sort(),
    held: own ? { since: own.at, batchId: own.batch_id } : null,
  }
}

function documentInEffect(
  row: { readonly document: string; readonly version: number },
  own: DepartureRow | undefined,
  held: readonly DepartureRow[],
): string {
  if (own) return own.version === row.version ? (own.document ?? row.document) : withActive(row.document, own.document)
  const link = held.find(({ kind, version }) => kind === 'managerLost' && version === row.version)
  return link?.document ?? row.document
}
