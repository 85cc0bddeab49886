import { type EffectivePerson, peopleInEffect } from '../../directory/index.ts'
import type { Database } from '../../storage/index.ts'
import type { DirectoryPerson } from '../model/person.ts'
import { pathReader } from '../paths/index.ts'
import { GroupsAbove, namesOf } from './groups-above.ts'

/** Everybody of one account as signatures see them. */
export interface People {
  /** Null: there is no such person, or it has gone for good. */
  get(personId: string): Promise<DirectoryPerson | null>
  /** Those of them that exist, in the order of their ids; as many queries for many as for one. */
  some(personIds: readonly string[]): Promise<DirectoryPerson[]>
  /** Everybody, page by page. @param after the last cursor; null from the beginning */
  page(after: string | null, limit: number): Promise<{ people: DirectoryPerson[]; cursor: string | null }>
  /** How many there are: what is held counts as there. */
  count(): Promise<number>
}

const managerId = pathReader('urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value')

export function openPeople(database: Database, accountId: string): People {
  const servers = async (): Promise<string[]> => {
    const found = database.read.selectFrom('scim_servers').select('id').where('account_id', '=', accountId)
    return (await found.orderBy('id').execute()).map(({ id }) => id)
  }
  const inEffect = (scimServerId: string) => peopleInEffect(database, { accountId, scimServerId })
  const some = async (ids: readonly string[], within: readonly string[]): Promise<DirectoryPerson[]> => {
    const people: DirectoryPerson[] = []
    for (const server of within)
      people.push(...(await seen(database, server, [...(await inEffect(server).some(ids)).values()])))
    return people.sort((one, other) => (one.id < other.id ? -1 : 1))
  }
  return {
    some: async (ids) => (ids.length === 0 ? [] : some(ids, await servers())),
    get: async (id) => (await some([id], await servers()))[0] ?? null,
    async page(after, limit) {
      const [from = '', last = null] = after?.split(' ') ?? []
      for (const server of await servers()) {
        if (server < from) continue
        const ids = await inEffect(server).ids(server === from ? last : null, limit)
        if (ids.length > 0) return { people: await some(ids, [server]), cursor: `${server} ${ids.at(-1)}` }
      }
      return { people: [], cursor: null }
    },
    async count() {
      const of = await servers()
      if (of.length === 0) return 0
      const { count } = await database.read
        .selectFrom('resources')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .where('scim_server_id', 'in', of)
        .where('kind', '=', 'User')
        .executeTakeFirstOrThrow()
      return Number(count)
    },
  }
}

async function seen(
  database: Database,
  scimServerId: string,
  people: readonly EffectivePerson[],
): Promise<DirectoryPerson[]> {
  if (people.length === 0) return []
  const groups = new GroupsAbove(database, scimServerId)
  await groups.load(people.flatMap(({ groupIds }) => groupIds))
  const managers = new Map(people.map(({ id, document }) => [id, managerId.read(document)[0]]))
  const named = [...new Set(managers.values())].filter((id) => id !== undefined)
  const names = await namesOf(database, scimServerId, named)
  return people.map(({ id, active, document, groupIds }) => ({
    id,
    scimServerId,
    active,
    document,
    groups: groups.all(groupIds),
    manager: names.get(managers.get(id) ?? '') ?? null,
  }))
}
