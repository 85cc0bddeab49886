import { type Database, readingAccess, storesOf } from '../../storage/index.ts'
import { type EffectivePerson, effectivePerson } from './effective.ts'

/** Something about a person or group is in effect now. Ask for it: the feed says that it changed, not how it is. */
export interface FeedChange {
  readonly id: string
  readonly resourceId: string
  readonly resourceKind: 'User' | 'Group'
  /** `held`: what had taken effect is held after all. `released`: somebody let it happen. */
  readonly kind: string
  readonly at: string
  /** What changed: `displayName`, `members`; values are not told. */
  readonly paths: readonly string[]
}

/** For rooms that act on the directory (signatures): what takes effect, in order, and how somebody is in effect. */
export interface ChangeFeed {
  /**
   * Changes after one, oldest first; what is held is left out, and comes as `released` when somebody lets it happen.
   * @param after the last `cursor`; null from the beginning
   */
  next(after: string | null, limit: number): Promise<{ changes: FeedChange[]; cursor: string | null }>
  /**
   * Changes after one that `next` does not pass yet, because one with a smaller id may still appear among them. For whoever
   * looks at once and again later: each of them comes through `next` too.
   * @param after an id, or what every id of a moment is greater than
   */
  young(after: string | null, limit: number): Promise<{ changes: FeedChange[]; cursor: string | null }>
  person(id: string): Promise<EffectivePerson | null>
}

/** A row of this age is committed on every node; a younger one may still be overtaken by one with a smaller id. */
const settled = 5_000

const losing: ReadonlySet<string> = new Set(['deactivated', 'deleted', 'updated'])

/** The feed of one SCIM server. @param now milliseconds since 1970 */
export function openFeed(
  database: Database,
  owner: { readonly accountId: string; readonly scimServerId: string },
  now: () => number,
): ChangeFeed {
  const stores = storesOf(readingAccess(database), owner)
  const rowsAfter = async (after: string | null, limit: number) => {
    const rows = await database.read
      .selectFrom('changes')
      .select(['id', 'resource_id as resourceId', 'resource_kind as resourceKind', 'kind', 'at', 'changes'])
      .where('scim_server_id', '=', owner.scimServerId)
      .where('id', '>', after ?? '')
      .orderBy('id')
      .limit(limit)
      .execute()
    const young = new Date(now() - settled).toISOString()
    const end = rows.findIndex(({ at }) => at > young)
    const told = rows.map(({ changes, ...row }) => ({ ...row, paths: pathsIn(changes) }))
    return end === -1 ? { ripe: told, young: [] } : { ripe: told.slice(0, end), young: told.slice(end) }
  }
  const unheld = async (changes: readonly FeedChange[]) => {
    const held = await heldChanges(database, owner.scimServerId, changes)
    return changes.filter(({ id }) => !held.has(id))
  }
  return {
    person: (id) => effectivePerson(stores, id),
    async next(after, limit) {
      const { ripe } = await rowsAfter(after, limit)
      return { changes: await unheld(ripe), cursor: ripe.at(-1)?.id ?? after }
    },
    async young(after, limit) {
      const { young } = await rowsAfter(after, limit)
      return { changes: await unheld(young), cursor: young.at(-1)?.id ?? after }
    },
  }
}

const pathsIn = (changes: string): string[] =>
  (JSON.parse(changes) as { readonly path: string }[]).map(({ path }) => path)

/** Of these changes, those that were ever held: they never pass by themselves. */
async function heldChanges(
  { read }: Database,
  scimServerId: string,
  rows: readonly FeedChange[],
): Promise<Set<string>> {
  const people = new Set(rows.filter(({ kind }) => losing.has(kind)).map(({ resourceId }) => resourceId))
  if (people.size === 0) return new Set()
  const found = await read
    .selectFrom('departures')
    .select('change_id')
    .where('scim_server_id', '=', scimServerId)
    .where('person_id', 'in', [...people])
    .where('batch_id', '!=', '')
    .execute()
  return new Set(found.flatMap(({ change_id }) => (change_id === null ? [] : [change_id])))
}
