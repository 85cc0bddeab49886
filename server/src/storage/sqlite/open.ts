import { chmodSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Kysely, SqliteDialect } from 'kysely'
import type { Database } from '../contract.ts'
import { migrate } from '../migrations/run.ts'
import type { Tables } from '../tables.ts'
import { sqliteError } from './errors.ts'
import { signInDialect } from './sign-in-dialect.ts'
import { statementsOf } from './statements.ts'
import { WriteQueue } from './write-queue.ts'

const fileName = 'dynasend.db'

/**
 * Opens (or makes) `dynasend.db` in the folder and brings it to this version's schema. Writes go through one queue with
 * `synchronous=FULL`; reads have a connection of their own and see committed rows only.
 * @throws {StorageUnavailableError} when the folder or file cannot be used
 */
export async function openSqlite(folder: string): Promise<Database> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, fileName)
  const writer = connect(path)
  chmodSync(path, 0o600)
  const writing = kyselyOver(writer)
  await migrate(writing)
  const reader = connect(path)
  reader.exec('PRAGMA query_only=ON')
  const read = kyselyOver(reader)
  const queue = new WriteQueue(writer)
  const write: Database['write'] = (work) => queue.add(() => work(writing))
  return {
    kind: 'sqlite',
    read,
    write,
    signInDialect: signInDialect({ read, write }),
    ready: () => writable(queue, writer),
    async close() {
      await queue.idle()
      reader.close()
      writer.exec('PRAGMA wal_checkpoint(TRUNCATE)')
      writer.close()
    },
  }
}

function connect(path: string): DatabaseSync {
  try {
    const connection = new DatabaseSync(path, { timeout: 5000, enableForeignKeyConstraints: true })
    connection.exec(
      'PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-65536; PRAGMA temp_store=MEMORY',
    )
    return connection
  } catch (error) {
    throw sqliteError(error)
  }
}

function kyselyOver(connection: DatabaseSync): Kysely<Tables> {
  return new Kysely<Tables>({ dialect: new SqliteDialect({ database: statementsOf(connection) }) })
}

async function writable(queue: WriteQueue, writer: DatabaseSync): Promise<boolean> {
  const probe = queue
    .add(async () => writer.exec('PRAGMA user_version=1'))
    .then(
      () => true,
      () => false,
    )
  const patience = new Promise<boolean>((resolve) => {
    setTimeout(() => resolve(false), 1000).unref()
  })
  return Promise.race([probe, patience])
}
