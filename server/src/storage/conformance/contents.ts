import { sql } from 'kysely'
import type { Database } from '../contract.ts'

/** Every row of every table, `table {row as JSON}`, in order: what must not differ before and after a refused request. */
export async function contentsOf({ kind, read }: Database, except: readonly string[] = []): Promise<readonly string[]> {
  const tables =
    kind === 'sqlite'
      ? sql<{ name: string }>`select name from sqlite_master where type = 'table' and name not like 'sqlite_%'`
      : sql<{ name: string }>`select table_name as name from information_schema.tables where table_schema = 'public'`
  const lines: string[] = []
  for (const { name } of (await tables.execute(read)).rows) {
    if (except.includes(name)) continue
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(name)}`.execute(read)
    lines.push(...rows.map((row) => `${name} ${JSON.stringify(row)}`))
  }
  return lines.sort()
}
