import { setImmediate } from 'node:timers/promises'
import { sql } from 'kysely'
import type { JsonObject, JsonValue } from '../../base/json.ts'
import type { AttributeSeenRecord } from '../read-contract.ts'
import { documentOf, type ReadContext, serverIds } from './documents.ts'
import { distinctPeople } from './index-ways.ts'

const examplesShown = 3
const pathsShown = 500
/** Said of every person by the protocol, not by the company. */
const untold = new Set(['schemas', 'meta.resourcetype', 'password'])
/** They choose an element of a list and carry nothing of the person. */
const choosing = /^(?:emails|phonenumbers|addresses|ims|photos|roles|entitlements)\.(?:type|primary)$/u

/** The next path of the index, so that finding all of them costs a look-up each and not a walk over every value. */
async function nextPath({ db }: ReadContext, server: string, after: string): Promise<string | null> {
  const row = await db
    .selectFrom('attribute_values')
    .select('path')
    .where('scim_server_id', '=', server)
    .where('kind', '=', 'User')
    .where('path', '>', after)
    .orderBy('path')
    .limit(1)
    .executeTakeFirst()
  return row?.path ?? null
}

async function pathsOf(context: ReadContext, server: string): Promise<string[]> {
  const paths: string[] = []
  let path = await nextPath(context, server, '')
  while (path !== null && paths.length < pathsShown) {
    if (!untold.has(path) && !choosing.test(path)) paths.push(path)
    path = await nextPath(context, server, path)
  }
  return paths
}

interface Example {
  readonly key: string
  readonly value: string
  readonly resource_id: string
}

async function examplesOf({ db }: ReadContext, server: string, path: string): Promise<Example[]> {
  const found: Example[] = []
  let after = ''
  while (found.length < examplesShown) {
    const row = await db
      .selectFrom('attribute_values')
      .select(['key', 'value', 'resource_id'])
      .where('scim_server_id', '=', server)
      .where('kind', '=', 'User')
      .where('path', '=', path)
      .where('key', '>', after)
      .orderBy('key')
      .limit(1)
      .executeTakeFirst()
    if (row === undefined) return found
    found.push(row)
    after = row.key
  }
  return found
}

/** @param several whether one person may have several of it: only then they must be told apart */
async function peopleWith({ db }: ReadContext, server: string, path: string, several: boolean): Promise<number> {
  const row = await sql<{ count: number }>`
    select count(${several ? distinctPeople : sql`*`}) as count from attribute_values
    where scim_server_id = ${server} and kind = 'User' and path = ${path}`.execute(db)
  return Number(row.rows[0]?.count ?? 0)
}

/** The path as the client spelled it: the index keeps lower case only. */
export function spelled(document: JsonObject, path: string): string {
  const find = (value: JsonValue, prefix: string): string | null => {
    if (prefix.toLowerCase() === path) return prefix
    if (Array.isArray(value)) return value.map((one) => find(one, prefix)).find((found) => found !== null) ?? null
    if (typeof value !== 'object' || value === null) return null
    for (const [name, part] of Object.entries(value)) {
      const separator = prefix === '' ? '' : prefix.toLowerCase().startsWith('urn:') ? ':' : '.'
      for (const joined of [`${prefix}${separator}${name}`, `${prefix}.${name}`]) {
        if (!path.startsWith(joined.toLowerCase())) continue
        const found = find(part, joined)
        if (found !== null) return found
      }
    }
    return null
  }
  return find(document, '') ?? path
}

async function sampleOf({ db }: ReadContext, server: string, id: string): Promise<JsonObject> {
  const row = await db
    .selectFrom('resources')
    .select('document')
    .where('scim_server_id', '=', server)
    .where('id', '=', id)
    .executeTakeFirst()
  return row === undefined ? {} : documentOf(row.document)
}

/** Whether a list leads to the path in this document. */
const inList = (document: JsonObject, path: string): boolean =>
  Object.entries(document).some(([name, value]) => {
    if (!path.startsWith(name.toLowerCase())) return false
    return (
      Array.isArray(value) || (typeof value === 'object' && value !== null && Object.values(value).some(Array.isArray))
    )
  })

async function seenBy(context: ReadContext, server: string, path: string): Promise<AttributeSeenRecord> {
  const examples = await examplesOf(context, server, path)
  const [first] = examples
  const sample = first === undefined ? {} : await sampleOf(context, server, first.resource_id)
  return {
    path: spelled(sample, path),
    people: await peopleWith(context, server, path, inList(sample, path)),
    examples: examples.map(({ value }) => value),
  }
}

function merged(all: readonly AttributeSeenRecord[]): AttributeSeenRecord[] {
  const byPath = new Map<string, AttributeSeenRecord>()
  for (const one of all) {
    const known = byPath.get(one.path.toLowerCase())
    const examples = [...new Set([...(known?.examples ?? []), ...one.examples])].slice(0, examplesShown)
    const people = (known?.people ?? 0) + one.people
    byPath.set(one.path.toLowerCase(), { path: known?.path ?? one.path, people, examples })
  }
  return [...byPath.values()]
}

/** Every path that people have, with how many have it and a few examples. @param scimServerId null: all of the account */
export async function attributesSeen(
  context: ReadContext,
  scimServerId: string | null,
): Promise<{ people: number; items: AttributeSeenRecord[] }> {
  const servers = (await serverIds(context)).filter((id) => scimServerId === null || id === scimServerId)
  const seen: AttributeSeenRecord[] = []
  let people = 0
  for (const server of servers) {
    for (const path of await pathsOf(context, server)) {
      seen.push(await seenBy(context, server, path))
      // SQLite answers within the turn: others get theirs between two paths.
      await setImmediate()
    }
    const row = await sql<{ count: number }>`
      select count(*) as count from resources where scim_server_id = ${server} and kind = 'User'`.execute(context.db)
    people += Number(row.rows[0]?.count ?? 0)
  }
  return { people, items: merged(seen) }
}
