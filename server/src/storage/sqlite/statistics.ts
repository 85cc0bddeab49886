import type { DatabaseSync } from 'node:sqlite'

/**
 * How many rows a table has, and how many share the first one, two … columns of an index, for an installation of 100,000
 * people. SQLite plans by such numbers (https://www.sqlite.org/fileformat2.html#stat1tab), and without them takes an index
 * that holds half of a directory for a narrow one. A table without rowids is itself the index of its key. Fixed, so that plans are the same on every installation and every day.
 */
const expected: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  resources: {
    sqlite_autoindex_resources_1: '100000 50000 1',
    resources_unique_key: '100000 50000 25000 1',
    resources_order: '100000 50000 25000 1',
    resources_manager: '100000 50000 8',
    resources_account_name_key: '100000 50000 25000 2 1',
    resources_account_unique_key: '100000 50000 25000 2 1',
    resources_account_title_key: '100000 50000 25000 200 1',
    resources_account_department_key: '100000 50000 25000 500 1',
    resources_account_last_modified: '100000 50000 25000 5 1',
    resources_account_active: '100000 50000 25000 12000 1',
  },
  members: { members: '400000 200000 1000 1', members_member: '400000 200000 4' },
  attribute_values: {
    attribute_values: '2500000 1250000 25 2 1 1',
    attribute_values_lookup: '2500000 1250000 1200000 50000 5 1',
  },
  activity: {
    sqlite_autoindex_activity_1: '1000000 500000 1',
    activity_account: '1000000 500000 1',
    activity_kind: '1000000 500000 50000 1',
  },
  changes: {
    sqlite_autoindex_changes_1: '1000000 500000 1',
    changes_resource: '1000000 500000 10 1',
    changes_gone: '10000 5000 1',
  },
}

/** Gives SQLite the expected numbers; connections that are opened later plan by them too. */
export function setStatistics(connection: DatabaseSync): void {
  const known = connection.prepare("select 1 from sqlite_schema where name = 'sqlite_stat1'").get()
  if (known === undefined) connection.exec('ANALYZE')
  connection.exec('BEGIN IMMEDIATE; DELETE FROM sqlite_stat1')
  const insert = connection.prepare('insert into sqlite_stat1 (tbl, idx, stat) values (?, ?, ?)')
  for (const [table, indexes] of Object.entries(expected))
    for (const [index, numbers] of Object.entries(indexes)) insert.run(table, index, numbers)
  connection.exec('COMMIT; ANALYZE sqlite_schema')
}
