import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Client } from 'pg'
import type { DataPlace } from '../servers/dynasend.ts'

export interface GroupSize {
  readonly id: string
  readonly members: number
}

const at = '2026-01-01T00:00:00.000Z'
/** Ids sort by number, as those that the server makes sort by age. */
const personId = "substr('p000000000', 1, 10 - length(cast(n.i as varchar(9)))) || n.i"
const columns = `scim_server_id, account_id, id, kind, unique_key, display_name, name_key, title_key, department_key,
  active, source, member_count, version, created_at, last_modified, document`

const numbers = (count: number) => `with recursive n(i) as (select 1 union all select i + 1 from n where i < ${count})`

function peopleStatement(people: number): string {
  return `insert into resources (${columns}) ${numbers(people)} select s.id, s.account_id, ${personId}, 'User',
    'person' || n.i, 'Person ' || n.i, 'person ' || n.i, '', '', 1, 'scim', 0, 1, '${at}', '${at}',
    '{"userName":"person"}' from n cross join scim_servers s`
}

function groupStatements({ id, members }: GroupSize): string[] {
  return [
    `insert into resources (${columns}) select s.id, s.account_id, '${id}', 'Group', '${id}', '${id}', '${id}', '', '',
      1, 'scim', ${members}, 1, '${at}', '${at}', '{"displayName":"${id}"}' from scim_servers s`,
    `insert into members (scim_server_id, group_id, member_id, member_kind, added_at) ${numbers(members)}
      select s.id, '${id}', ${personId}, 'User', '${at}' from n cross join scim_servers s`,
  ]
}

/**
 * Fills the one SCIM server of a database that no server has open, straight into the tables: a million people through the
 * front door would take a quarter of an hour. What is measured afterwards goes through the front door.
 */
export async function fillGroups(place: DataPlace, people: number, groups: readonly GroupSize[]): Promise<void> {
  const statements = [
    `update scim_servers set settings = '{"groupMemberships":true}'`,
    peopleStatement(people),
    ...groups.flatMap(groupStatements),
  ]
  if (place.databaseUrl === null) {
    const database = new DatabaseSync(join(place.folder, 'dynasend.db'))
    for (const statement of statements) database.exec(statement)
    database.close()
    return
  }
  const client = new Client({ connectionString: place.databaseUrl })
  await client.connect()
  for (const statement of [...statements, 'analyze']) await client.query(statement)
  await client.end()
}
