import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import {
  inspectPostgres,
  inspectSqlite,
  migrationNames,
  postgresMigrations,
  sqliteFile,
  sqliteMigrations,
} from '../../storage/index.ts'
import { bad, type Check, type Finding, good, skipped, warn } from '../finding.ts'

const file = (dataFolder: string): string => join(resolve(dataFolder), sqliteFile)

export const database: Check = {
  name: 'database',
  look: async ({ configuration: { databaseUrl, dataFolder } }): Promise<Finding> => {
    if (databaseUrl === null)
      return existsSync(file(dataFolder)) ? good('SQLite in the data folder') : good('SQLite, made at the first start')
    const { version, major, durable, connections, inRecovery } = await inspectPostgres(databaseUrl)
    const seen = `PostgreSQL ${version}, ${connections.used} of ${connections.allowed} connections in use`
    if (major < 14) return bad(seen, 'Use PostgreSQL 14 or newer.')
    if (inRecovery)
      return bad(`${seen}, a standby`, 'It takes no writes: let DYNASEND_DATABASE_URL lead to the primary.')
    const off = Object.entries(durable).filter(([, value]) => value === 'off')
    if (off.length > 0)
      return bad(
        `${seen}; ${off.map(([name]) => name).join(', ')} is off`,
        'A power cut would lose what was acknowledged: switch it on in postgresql.conf.',
      )
    if (connections.allowed - connections.used < 20)
      return warn(seen, 'A node takes up to 20 connections: raise max_connections.')
    return good(seen)
  },
}

export const schema: Check = {
  name: 'schema',
  look: async ({ configuration: { databaseUrl, dataFolder } }): Promise<Finding> => {
    const applied = databaseUrl === null ? sqliteMigrations(dataFolder) : await postgresMigrations(databaseUrl)
    if (applied === null || applied.length === 0) return good('is made at the first start')
    const newer = applied.filter((name) => !migrationNames.includes(name))
    if (newer.length > 0)
      return bad(
        `of a newer version (${newer.join(', ')})`,
        'Start the newer version, or restore the backup from before it.',
      )
    const missing = migrationNames.filter((name) => !applied.includes(name))
    if (missing.length > 0)
      return warn(
        `${missing.length} steps behind this version`,
        'The next start brings it up to date, after a backup on SQLite; dynasend migrate --plan shows the steps.',
      )
    return good(`of this version (${applied.at(-1) ?? ''})`)
  },
}

export const integrity: Check = {
  name: 'integrity',
  long: true,
  look: ({ configuration: { databaseUrl, dataFolder } }): Finding => {
    if (databaseUrl !== null) return skipped('PostgreSQL checks itself: see pg_amcheck and data checksums')
    if (!existsSync(file(dataFolder))) return skipped('there is no database yet')
    const { problems, rows } = inspectSqlite(file(dataFolder))
    const count = Object.values(rows).reduce((sum, one) => sum + one, 0)
    return problems.length === 0
      ? good(`${count.toLocaleString('en')} rows, nothing damaged`)
      : bad(
          problems[0] ?? '',
          'Stop the server, keep a copy of the folder, and restore the newest backup (docs/operate/runbooks.md).',
        )
  },
}
