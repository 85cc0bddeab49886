import { sql } from 'kysely'
import type { Database } from '../../storage/index.ts'
import type { TestScimServer } from './scim-server.ts'

/** People straight into the table: what is tested is a group of them. */
export async function addPeople(
  { write }: Database,
  { accountId, scimServerId }: TestScimServer,
  size: number,
): Promise<string[]> {
  const at = '2026-01-01T00:00:00.000Z'
  await write((tx) =>
    sql`with recursive n(i) as (select 1 union all select i + 1 from n where i < ${sql.lit(size)})
      insert into resources (scim_server_id, account_id, id, kind, unique_key, display_name, name_key, title_key,
        department_key, active, source, member_count, version, created_at, last_modified, document)
      select ${scimServerId}, ${accountId}, 'person-' || n.i, 'User', 'person-' || n.i, 'Person ' || n.i, 'person ' || n.i, '',
        '', 1, 'scim', 0, 1, ${at}, ${at}, '{"userName":"x"}' from n`.execute(tx),
  )
  return Array.from({ length: size }, (_, index) => `person-${index + 1}`)
}
