import { setImmediate } from 'node:timers/promises'
import { sql } from 'kysely'
import { textKey } from '../../storage/index.ts'
import type { ValueSeenRecord, ValuesQuery } from '../read-contract.ts'
import { type ReadContext, serverIds } from './documents.ts'
import { distinctPeople } from './index-ways.ts'

/**
 * The values that people have at a path, most people first. One walk over the entries of that path in the attribute index; no
 * document is read.
 */
export async function valuesSeen(context: ReadContext, query: ValuesQuery, limit: number): Promise<ValueSeenRecord[]> {
  const counts = new Map<string, number>()
  for (const server of await serverIds(context)) {
    for (const { value, people } of await ofServer(context, server, query, limit))
      counts.set(value, (counts.get(value) ?? 0) + Number(people))
    // SQLite answers within the turn: others get theirs between two SCIM servers.
    await setImmediate()
  }
  const all = [...counts].map(([value, people]) => ({ value, people }))
  return all.sort((one, other) => other.people - one.people || (one.value < other.value ? -1 : 1)).slice(0, limit)
}

async function ofServer(
  { db }: ReadContext,
  server: string,
  { path, element }: ValuesQuery,
  limit: number,
): Promise<ValueSeenRecord[]> {
  const lower = path.toLowerCase()
  const chosen =
    element === null
      ? sql``
      : sql`and exists (
          select 1 from attribute_values chosen
          where chosen.scim_server_id = seen.scim_server_id and chosen.resource_id = seen.resource_id
            and chosen.path = ${`${lower.slice(0, lower.lastIndexOf('.'))}.${element.member.toLowerCase()}`}
            and chosen.element = seen.element and chosen.key = ${textKey(element.value).key})`
  const { rows } = await sql<ValueSeenRecord>`
    select value, count(${distinctPeople}) as people from attribute_values seen
    where seen.scim_server_id = ${server} and seen.kind = 'User' and seen.path = ${lower} and seen.key > '' ${chosen}
    group by value order by people desc, value limit ${limit}`.execute(db)
  return rows
}
