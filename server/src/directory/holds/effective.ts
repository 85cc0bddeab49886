import type { JsonObject } from '../../base/json.ts'
import type { Database, DepartureRow, Owner, Stores } from '../../storage/index.ts'
import { readingAccess, storesOf } from '../../storage/index.ts'
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
 * People in effect: as stored, but active, with memberships and manager as they were, where taking those away is held.
 * Whoever is not in the answer has gone for good, or never was. Asks by key only, and as often for many as for one.
 */
export async function effectivePeople(stores: Stores, ids: readonly string[]): Promise<Map<string, EffectivePerson>> {
  const rows = await stores.resources.some(ids, 'User')
  const lost = await stores.departures.heldOf(ids)
  const groups = await stores.members.groupsOf([...ids])
  const people = new Map<string, EffectivePerson>()
  for (const id of ids) {
    const held = lost.get(id) ?? []
    const own = held.find(({ kind }) => kind === 'deactivated' || kind === 'deleted')
    const row = rows.get(id)
    const text = row ? documentInEffect(row, own, held) : own?.document
    if (text === undefined || text === null) continue
    const kept = held.filter(({ kind }) => kind === 'memberRemoved').map(({ group_id }) => group_id)
    people.set(id, {
      id,
      active: own !== undefined || row?.active === 1,
      document: JSON.parse(text) as JsonObject,
      groupIds: [...new Set([...(groups.get(id) ?? []).map((group) => group.id), ...kept])].sort(),
      held: own ? { since: own.at, batchId: own.batch_id } : null,
    })
  }
  return people
}

/** @returns null: there is no such person, or it has gone for good */
export async function effectivePerson(stores: Stores, id: string): Promise<EffectivePerson | null> {
  return (await effectivePeople(stores, [id])).get(id) ?? null
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

/** For rooms that act on the directory and look at many: everybody of one SCIM server in effect, page by page. */
export interface PeopleInEffect {
  some(ids: readonly string[]): Promise<Map<string, EffectivePerson>>
  /** Ids in order, those whose deletion is held among them. @param after null from the beginning */
  ids(after: string | null, limit: number): Promise<string[]>
}

export function peopleInEffect(database: Database, owner: Owner): PeopleInEffect {
  const stores = storesOf(readingAccess(database), owner)
  return {
    some: (ids) => effectivePeople(stores, ids),
    async ids(after, limit) {
      const there = await stores.resources.idsAfter('User', after ?? '', limit)
      const deleted = await stores.departures.heldDeletions(after ?? '', limit)
      return [...new Set([...there, ...deleted])].sort().slice(0, limit)
    },
  }
}
