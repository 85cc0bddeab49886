import type { JsonClient } from '../../../scripts/start/json-client.ts'
import type { SourcePerson } from './expected.ts'

export interface SourceGroup {
  readonly id: string
  readonly displayName: string
  readonly memberIds: readonly string[]
}

export interface SourceCompany {
  readonly people: readonly SourcePerson[]
  readonly deleted: readonly SourcePerson[]
  readonly groups: readonly SourceGroup[]
  readonly managerOf: ReadonlyMap<string, string>
}

interface PageOf<Item> {
  readonly items: readonly Item[]
  readonly nextCursor: string | null
}

interface PersonWithManager extends SourcePerson {
  readonly manager?: { readonly id: string } | null
}

/** The whole company as the rehearsal Entra shows it to an admin. */
export async function readCompany(client: JsonClient): Promise<SourceCompany> {
  const people = await all<PersonWithManager>(client, '/api/users')
  const deleted = await all<SourcePerson>(client, '/api/deleted-users')
  const groups: SourceGroup[] = []
  for (const group of await all<{ id: string; displayName: string }>(client, '/api/groups')) {
    const members = await all<{ id: string }>(client, `/api/groups/${group.id}/members`)
    groups.push({ ...group, memberIds: members.map(({ id }) => id) })
  }
  return { people, deleted, groups, managerOf: await managers(client, people) }
}

/** @returns every item of a list, page by page */
export async function all<Item>(client: JsonClient, path: string): Promise<Item[]> {
  const items: Item[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const query = `${path.includes('?') ? '&' : '?'}limit=500${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`
    const page: PageOf<Item> = await client.call('GET', `${path}${query}`)
    items.push(...page.items)
    cursor = page.nextCursor
  }
  return items
}

async function managers(client: JsonClient, people: readonly PersonWithManager[]): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  for (const person of people) {
    // Lists may leave the manager out; then the person's own page has it.
    const whole =
      person.manager === undefined ? await client.call<PersonWithManager>('GET', `/api/users/${person.id}`) : person
    if (whole.manager) found.set(person.id, whole.manager.id)
  }
  return found
}
