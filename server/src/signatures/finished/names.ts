import type { Kysely } from 'kysely'
import type { Tables } from '../../storage/index.ts'

/** What the directory calls some people now, by id; whoever is gone has no name. */
export async function displayNames(
  db: Kysely<Tables>,
  accountId: string,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (personIds.length === 0) return new Map()
  const servers = await db.selectFrom('scim_servers').select('id').where('account_id', '=', accountId).execute()
  if (servers.length === 0) return new Map()
  const rows = await db
    .selectFrom('resources')
    .select(['id', 'display_name'])
    .where(
      'scim_server_id',
      'in',
      servers.map(({ id }) => id),
    )
    .where('id', 'in', [...new Set(personIds)])
    .execute()
  return new Map(rows.map(({ id, display_name }) => [id, display_name]))
}
