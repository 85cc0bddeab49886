import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Kysely, type SqliteDatabase, SqliteDialect } from 'kysely'
import type { Database, WriteObserver } from '../contract.ts'
import { migrate } from '../migrations/run.ts'
import type { Tables } from '../tables.ts'
import { sqliteError } from './errors.ts'
import { forgetDeleted, markNew } from './forget.ts'
import { lockFolder } from './lock-file.ts'
import { signInDialect } from './sign-in-dialect.ts'
import { committedStatements, directStatements, statementsOf } from './statements.ts'
import { setStatistics } from './statistics.ts'
import { WriteQueue } from './write-queue.ts'

export const fileName = 'dynasend.db'
const lockName = 'dynasend.lock'

/**
 * Opens (or makes) `dynasend.db` in the folder and brings it to this version's schema. Writes go through one queue with
 * `synchronous=FULL`; reads have a connection of their own and see committed rows only.
 * @param use `server` refuses a folder that another server works on; a `tool` (the command line) may write beside one
 * @throws {StorageInUseError | StorageNewerError | StorageUnavailableError}
 */
export async function openSqlite(
  folder: string,
  use: 'server' | 'tool' = 'tool',
  observer?: WriteObserver,
): Promise<Database> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const unlock = use === 'server' ? lockFolder(join(folder, lockName)) : () => undefined
  try {
    return await openFile(join(folder, fileName), unlock, observer)
  } catch (error) {
    unlock()
    throw error
  }
}

async function openFile(path: string, unlock: () => void, observer: WriteObserver | undefined): Promise<Database> {
  makePrivate(path)
  const writer = connect(path)
  const own = statementsOf(writer)
  const writing = kyselyOver(own)
  const statements = directStatements(own)
  await migrateAlone(writer, writing)
  const reader = connect(path)
  // What every request asks goes to the other connection; here pages are forgotten at each commit anyway.
  reader.exec('PRAGMA query_only=ON; PRAGMA cache_size=-16384')
  const committed = statementsOf(reader)
  const read = kyselyOver(committed)
  const queue = new WriteQueue(writer, observer)
  const write: Database['write'] = (work) => queue.add(() => work(writing, statements))
  return {
    kind: 'sqlite',
    read,
    statements: committedStatements(writer, own, committed),
    write,
    signInDialect: signInDialect({ read, write }),
    ready: () => writable(queue, writer),
    forget: () => forgetDeleted(queue, writer),
    pool: () => null,
    async close() {
      await queue.idle()
      reader.close()
      writer.exec('PRAGMA wal_checkpoint(TRUNCATE)')
      writer.close()
      unlock()
    },
  }
}

/** Before SQLite opens it, because the files that it puts beside it take over the mode. */
function makePrivate(path: string): void {
  closeSync(openSync(path, 'a', 0o600))
  chmodSync(path, 0o600)
}

/** In one exclusive transaction: a second process waits for it, and a process that dies in it leaves nothing half made. */
async function migrateAlone(connection: DatabaseSync, writing: Kysely<Tables>): Promise<void> {
  try {
    connection.exec('BEGIN EXCLUSIVE')
    markNew(connection)
    await migrate(writing)
    connection.exec('COMMIT')
    setStatistics(connection)
  } catch (error) {
    if (connection.isTransaction) connection.exec('ROLLBACK')
    connection.close()
    throw sqliteError(error)
  }
}

function connect(path: string): DatabaseSync {
  try {
    const connection = new DatabaseSync(path, { timeout: 5000, enableForeignKeyConstraints: true })
    connection.exec(
      'PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-65536; PRAGMA wal_autocheckpoint=2000; PRAGMA temp_store=MEMORY; PRAGMA secure_delete=ON',
    )
    return connection
  } catch (error) {
    throw sqliteError(error)
  }
}

function kyselyOver(database: SqliteDatabase): Kysely<Tables> {
  return new Kysely<Tables>({ dialect: new SqliteDialect({ database }) })
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
