import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { backup, DatabaseSync } from 'node:sqlite'
import { sqliteError } from './errors.ts'
import { fileName } from './open.ts'

/** What a database file holds. */
export interface SqliteContents {
  /** Applied migrations, oldest first. */
  readonly migrations: readonly string[]
  /** Rows of each table, the sign-in library's own included. */
  readonly rows: Readonly<Record<string, number>>
  /** What `integrity_check` and `foreign_key_check` found; empty when it is sound. */
  readonly problems: readonly string[]
}

/** More pages than any file has: one step under one read lock, because a copy in steps begins anew at each commit. */
const everyPage = 2 ** 31 - 1

/**
 * Copies the folder's database as it stands at one moment, beside a server that writes; `to` is one file without WAL.
 * @see https://sqlite.org/backup.html
 * @throws {StorageUnavailableError}
 */
export async function copySqlite(folder: string, to: string): Promise<void> {
  try {
    const source = new DatabaseSync(join(folder, fileName), { timeout: 5000 })
    try {
      await backup(source, to, { rate: everyPage })
    } finally {
      source.close()
    }
    const copy = new DatabaseSync(to)
    copy.exec('PRAGMA journal_mode=DELETE')
    copy.close()
  } catch (error) {
    throw sqliteError(error)
  }
}

/**
 * Reads a whole database file that no server uses.
 * @throws {StorageUnavailableError} when it is no database at all
 */
export function inspectSqlite(file: string): SqliteContents {
  return reading(file, (connection) => ({
    migrations: migrationsIn(connection),
    rows: Object.fromEntries(tablesIn(connection).map((table) => [table, count(connection, table)])),
    problems: [...integrityProblems(connection), ...orphans(connection)],
  }))
}

/** The migrations that the folder's database has had; null when there is no database yet. */
export function sqliteMigrations(folder: string): readonly string[] | null {
  const file = join(folder, fileName)
  return existsSync(file) ? reading(file, migrationsIn) : null
}

function reading<T>(file: string, work: (connection: DatabaseSync) => T): T {
  try {
    const connection = new DatabaseSync(file, { timeout: 5000 })
    try {
      connection.exec('PRAGMA query_only=ON')
      return work(connection)
    } finally {
      connection.close()
    }
  } catch (error) {
    throw sqliteError(error, file)
  }
}

function tablesIn(connection: DatabaseSync): string[] {
  const rows = connection
    .prepare(`select name from sqlite_schema where type = 'table' and name not like 'sqlite~_%' escape '~' order by 1`)
    .all()
  return rows.map(({ name }) => String(name))
}

function migrationsIn(connection: DatabaseSync): string[] {
  if (!tablesIn(connection).includes('kysely_migration')) return []
  return connection
    .prepare('select name from kysely_migration order by name')
    .all()
    .map(({ name }) => String(name))
}

function count(connection: DatabaseSync, table: string): number {
  const row = connection.prepare(`select count(*) as rows from "${table.replaceAll('"', '""')}"`).get()
  return Number(row?.['rows'])
}

function integrityProblems(connection: DatabaseSync): string[] {
  const found = connection.prepare('PRAGMA integrity_check(20)').all()
  return found.map((row) => String(row['integrity_check'])).filter((line) => line !== 'ok')
}

function orphans(connection: DatabaseSync): string[] {
  const tables = new Set(
    connection
      .prepare('PRAGMA foreign_key_check')
      .all()
      .map((row) => String(row['table'])),
  )
  return [...tables].map((table) => `Rows of ${table} point to rows that are not there.`)
}
