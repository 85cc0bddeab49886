import type { Kysely } from 'kysely'
import type { JsonObject, JsonValue } from '../../base/index.ts'
import type { Tables } from '../../storage/index.ts'

/** Attributes that say who somebody is, lower-cased, without selectors. */
const telling = new Set(['username', 'externalid', 'displayname', 'name.formatted', 'emails.value', 'emails'])

/**
 * The words by which somebody is named, now and in their history: user names, external ids, addresses and full names.
 * @param documents as received over SCIM
 */
export async function namesOf(
  db: Kysely<Tables>,
  scimServerId: string,
  personId: string,
  documents: readonly JsonObject[],
): Promise<readonly string[]> {
  const found = new Set<string>()
  for (const document of documents) for (const name of namesIn(document)) found.add(name)
  const rows = await db
    .selectFrom('changes')
    .select('changes')
    .where('scim_server_id', '=', scimServerId)
    .where('resource_id', '=', personId)
    .execute()
  for (const row of rows)
    for (const change of JSON.parse(row.changes) as { path?: unknown; before?: unknown; after?: unknown }[])
      if (typeof change.path === 'string' && telling.has(plain(change.path)))
        for (const value of [change.before, change.after]) if (typeof value === 'string') found.add(value)
  return [...found].filter((name) => name.trim() !== '')
}

const plain = (path: string): string => path.toLowerCase().replaceAll(/\[[^\]]*\]/gu, '')

function namesIn(document: JsonObject): string[] {
  const names: string[] = []
  const walk = (value: JsonValue, path: string): void => {
    if (typeof value === 'string' && telling.has(path)) names.push(value)
    else if (Array.isArray(value)) for (const one of value) walk(one, path)
    else if (typeof value === 'object' && value !== null)
      for (const [key, one] of Object.entries(value))
        if (one !== undefined) walk(one, path === '' ? key.toLowerCase() : `${path}.${key.toLowerCase()}`)
  }
  walk(document, '')
  const { name } = document
  if (typeof name === 'object' && name !== null && !Array.isArray(name)) {
    const { givenName, familyName } = name
    if (typeof givenName === 'string' && typeof familyName === 'string')
      names.push(`${givenName} ${familyName}`, `${familyName}, ${givenName}`)
  }
  return names
}
