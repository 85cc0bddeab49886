import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, describe } from 'vitest'
import type { Database } from '../contract.ts'
import { openPostgres } from '../postgres/open.ts'
import { openSqlite } from '../sqlite/open.ts'

/** A database of its own for each test file. */
export interface TestDatabase {
  readonly kind: Database['kind']
  readonly database: Database
  /** For a whole server on the same data. */
  readonly dataFolder: string
  /** Null on SQLite. */
  readonly databaseUrl: string | null
  /** A second connection to the same data, as a second process has it. The caller closes it. */
  openAgain(): Promise<Database>
  /** Closes it and leaves nothing behind. */
  remove(): Promise<void>
}

const onTrouble = (): void => undefined

/** Runs the tests once on SQLite and once on PostgreSQL; `database()` is open from `beforeAll` on. */
export function describeDatabases(name: string, tests: (database: () => TestDatabase) => void): void {
  for (const kind of ['sqlite', 'postgres'] as const) {
    describe(`${name} on ${kind}`, () => {
      let open: TestDatabase | undefined
      beforeAll(async () => {
        open = await openTestDatabase(kind)
      })
      afterAll(() => open?.remove())
      tests(() => {
        if (!open) throw new Error('The test database is open from beforeAll on.')
        return open
      })
    })
  }
}

/** Opens a new, empty database: a temporary folder, or a database of the PostgreSQL that TEST_POSTGRES_URL names. */
export async function openTestDatabase(kind: Database['kind']): Promise<TestDatabase> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'dynasend-test-'))
  const made = kind === 'postgres' ? await createDatabase() : null
  const open = () => (made ? openPostgres(made.url, { onTrouble }) : openSqlite(dataFolder))
  const database = await open()
  return {
    kind,
    database,
    dataFolder,
    databaseUrl: made?.url ?? null,
    openAgain: open,
    async remove() {
      await database.close()
      await made?.drop()
      rmSync(dataFolder, { recursive: true, force: true })
    },
  }
}

async function createDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const server = process.env['TEST_POSTGRES_URL']
  if (!server) {
    throw new Error('Set TEST_POSTGRES_URL to a PostgreSQL for tests, or run `npm test`, which starts one.')
  }
  const name = `test_${randomBytes(8).toString('hex')}`
  await statement(server, `create database ${name} template template0`)
  const url = new URL(server)
  url.pathname = `/${name}`
  return { url: url.href, drop: () => statement(server, `drop database ${name} with (force)`) }
}

async function statement(url: string, text: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  await client.query(text)
  await client.end()
}
