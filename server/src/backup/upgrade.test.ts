import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Kysely, SqliteDialect } from 'kysely'
import { Migrator } from 'kysely/migration'
import { afterAll, describe, expect, it } from 'vitest'
import { readConfiguration } from '../config/index.ts'
import { openHouse, startServer } from '../server.ts'
import { migrationNames } from '../storage/index.ts'
import { initial } from '../storage/migrations/0001-initial.ts'
import { clientSignIn } from '../storage/migrations/0002-client-sign-in.ts'
import { health } from '../storage/migrations/0003-health.ts'
import { connect } from '../storage/migrations/0004-connect.ts'
import { heldChanges } from '../storage/migrations/0005-held-changes.ts'
import { auditChain } from '../storage/migrations/0006-audit-chain.ts'
import { erasures } from '../storage/migrations/0007-erasures.ts'
import { leanIndexes } from '../storage/migrations/0008-lean-indexes.ts'
import { statementsOf } from '../storage/sqlite/statements.ts'
import { restoreBackup } from './index.ts'

const root = mkdtempSync(join(tmpdir(), 'dynasend-upgrade-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

const released = {
  '0001-initial': initial,
  '0002-client-sign-in': clientSignIn,
  '0003-health': health,
  '0004-connect': connect,
  '0005-held-changes': heldChanges,
  '0006-audit-chain': auditChain,
  '0007-erasures': erasures,
  '0008-lean-indexes': leanIndexes,
}
const configurationOf = (folder: string) =>
  readConfiguration({ DYNASEND_DATA: folder, DYNASEND_PORT: '0', DYNASEND_LOG_LEVEL: 'silent' })

/** A data folder as the version with that schema left it, with one account. */
async function folderOf(name: string): Promise<string> {
  const folder = mkdtempSync(join(root, 'data-'))
  const connection = new DatabaseSync(join(folder, 'dynasend.db'))
  connection.exec('PRAGMA journal_mode=WAL')
  const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database: statementsOf(connection) }) })
  const { error } = await new Migrator({ db, provider: { getMigrations: async () => released } }).migrateTo(name)
  expect(error).toBeUndefined()
  connection.exec(`insert into accounts (id, name, created_at) values ('a1', 'Nordwind Traders', '2026-01-01')`)
  connection.close()
  return folder
}

function rowsOf(folder: string, query: string): string[] {
  const connection = new DatabaseSync(join(folder, 'dynasend.db'))
  const rows = connection.prepare(query).all()
  connection.close()
  return rows.map(({ name }) => String(name))
}

const accounts = 'select name from accounts'
const schema = 'select name from kysely_migration order by name'

describe('upgrade', () => {
  it.each(Object.keys(released))('from %s keeps every row, after a backup of the old state', async (name) => {
    const folder = await folderOf(name)
    const server = await startServer(configurationOf(folder))
    const { status } = await fetch(`${server.url}/readyz`)
    await server.close()
    expect(status).toBe(200)
    expect([rowsOf(folder, accounts), rowsOf(folder, schema)]).toEqual([['Nordwind Traders'], migrationNames])

    const made = readdirSync(join(folder, 'backups'))
    expect(made).toHaveLength(1)
    const back = join(root, `back-${name}`)
    await restoreBackup({ file: join(folder, 'backups', made[0] ?? ''), folder: back, sealKey: null })
    const before = Object.keys(released).slice(0, Object.keys(released).indexOf(name) + 1)
    expect([rowsOf(back, accounts), rowsOf(back, schema)]).toEqual([['Nordwind Traders'], before])

    await (await openHouse(configurationOf(folder))).close()
    expect(readdirSync(join(folder, 'backups'))).toEqual(made)
  })

  it('of a folder whose backup cannot be made does not begin', async () => {
    const folder = await folderOf('0001-initial')
    writeFileSync(join(folder, 'backups'), 'in the way')
    await expect(openHouse(configurationOf(folder))).rejects.toMatchObject({ code: 'EEXIST' })
    expect(rowsOf(folder, schema)).toEqual(['0001-initial'])
  })

  it('backs nothing up when the installation is new', async () => {
    const folder = join(root, 'new')
    await (await openHouse(configurationOf(folder))).close()
    expect(readdirSync(folder)).not.toContain('backups')
  })
})
