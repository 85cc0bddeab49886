import type { Command } from 'commander'
import { type Configuration, readConfiguration } from '../config/index.ts'
import { openHouse } from '../house.ts'
import { migrationNames, postgresMigrations, sqliteMigrations } from '../storage/index.ts'
import type { Terminal } from './terminal.ts'

export function addMigrate(program: Command, terminal: Terminal): void {
  program
    .command('migrate')
    .description('bring the database to the schema of this version, as the start does; SQLite is backed up first')
    .option('--plan', 'only say what would change')
    .action(async ({ plan = false }: { readonly plan?: boolean }) => {
      const configuration = readConfiguration()
      const pending = await pendingMigrations(configuration)
      if (pending.length === 0) return terminal.write('The database has the schema of this version: nothing to do.')
      if (plan) return terminal.write(['Would be applied:', ...pending.map((name) => `  ${name}`)].join('\n'))
      await (await openHouse({ ...configuration, logLevel: 'error' }, 'tool')).close()
      terminal.write(['Applied:', ...pending.map((name) => `  ${name}`)].join('\n'))
    })
}

/** What a database of a newer version has beyond ours is refused by opening it, so it is opened then. */
async function pendingMigrations(configuration: Configuration): Promise<readonly string[]> {
  const { databaseUrl, dataFolder } = configuration
  const applied = databaseUrl === null ? (sqliteMigrations(dataFolder) ?? []) : await postgresMigrations(databaseUrl)
  if (applied.some((name) => !migrationNames.includes(name))) await (await openHouse(configuration, 'tool')).close()
  return migrationNames.filter((name) => !applied.includes(name))
}
