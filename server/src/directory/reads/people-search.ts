import { type RawBuilder, sql } from 'kysely'
import type { ReadContext } from './documents.ts'
import { startsWith } from './text-range.ts'

/** Columns of `resources` whose beginning a search finds, each with an index that starts with account and kind. */
const columns = ['name_key', 'unique_key', 'title_key', 'department_key'] as const
/** Attributes whose beginning a search finds: the parts of the name, so that "Berg" finds Anna Berg, and e-mail. */
const paths = ['name.familyname', 'name.givenname', 'emails.value']

/**
 * The people whom one word finds, as a query of ids. Each part is a range of an index that holds the id too, so its cost
 * grows with what it finds, not with the directory.
 */
function wordHits({ accountId }: ReadContext, servers: readonly string[], word: string): RawBuilder<unknown> {
  const own = columns.map(
    (column) =>
      sql`select id from resources where account_id = ${accountId} and kind = 'User' and ${startsWith(column, word)}`,
  )
  const parts = servers.flatMap((server) =>
    paths.map(
      (path) =>
        sql`select resource_id as id from attribute_values where scim_server_id = ${server} and kind = 'User' and path = ${path} and ${startsWith('key', word)}`,
    ),
  )
  return sql.join([...own, ...parts], sql` union `)
}

/** People whom every word finds, as queries of ids. */
export const searchHits = (
  context: ReadContext,
  servers: readonly string[],
  words: readonly string[],
): RawBuilder<unknown>[] => words.map((word) => wordHits(context, servers, word))
