import { Kysely, PostgresDialect, sql } from 'kysely'
import { Pool, type PoolConfig, types } from 'pg'
import {
  type Database,
  type DatabaseOptions,
  type Parameter,
  type Statements,
  StorageUnavailableError,
} from '../contract.ts'
import { migrate } from '../migrations/run.ts'
import type { Tables } from '../tables.ts'
import { postgresError } from './errors.ts'
import { refreshSamples } from './forget.ts'
import { GuardedDialect } from './guarded-dialect.ts'
import { numbered } from './numbered.ts'
import { prepareStatements } from './prepared-statements.ts'
import { Statistics } from './statistics.ts'
import { inTransaction } from './write.ts'

// Counts fit into a number; the driver gives text for 64-bit integers by default.
types.setTypeParser(types.builtins.INT8, Number)

/**
 * Opens a PostgreSQL database and brings it to this version's schema, under a lock, so that several nodes may start at once.
 * @param url `postgres://user:password@host:port/database`
 * @throws {StorageUnavailableError} when it cannot be reached
 */
export async function openPostgres(url: string, options: DatabaseOptions): Promise<Database> {
  const pool = connect(url, options)
  const read = new Kysely<Tables>({ dialect: new GuardedDialect({ pool }) })
  try {
    await migrate(read)
  } catch (error) {
    await read.destroy()
    throw postgresError(error)
  }
  const statistics = new Statistics(read, options.onTrouble)
  return {
    kind: 'postgres',
    read,
    statements: pooled(pool),
    async write(work) {
      const written = await inTransaction(pool, work, options.observer)
      statistics.countWrite()
      return written
    },
    signInDialect: new PostgresDialect({ pool }),
    ready: () => answers(read),
    forget: () => refreshSamples(read),
    pool: () => ({ used: pool.totalCount - pool.idleCount, idle: pool.idleCount, waiting: pool.waitingCount }),
    async close() {
      await statistics.idle()
      await read.destroy()
    },
  }
}

function connect(url: string, { onTrouble }: DatabaseOptions): Pool {
  const options: PoolConfig & { readonly pipeline: boolean } = {
    connectionString: url,
    // Statements of one write travel together; see transaction.ts.
    pipeline: true,
    max: 20,
    connectionTimeoutMillis: 2000,
    idleTimeoutMillis: 30_000,
    statement_timeout: 15_000,
    // A caller that waits longer than this is better told to come again; it holds a connection that others wait for.
    lock_timeout: 2_500,
    query_timeout: 20_000,
    idle_in_transaction_session_timeout: 20_000,
    options: '-c synchronous_commit=on',
  }
  const pool = new Pool(options)
  // Without these two an idle or a checked-out client's broken connection ends the process.
  pool.on('error', (error) => onTrouble(`An idle database connection broke: ${error.message}`))
  pool.on('connect', (client) => {
    client.on('error', (error) => onTrouble(`A database connection broke: ${error.message}`))
    prepareStatements(client)
  })
  return pool
}

function pooled(pool: Pool): Statements {
  return {
    async ask<Row>(text: string, parameters: readonly Parameter[]) {
      const client = await pool.connect().catch((error: unknown) => {
        throw postgresError(error)
      })
      try {
        const { rows } = await client.query(numbered(text), [...parameters])
        client.release()
        return rows as Row[]
      } catch (error) {
        const words = postgresError(error)
        // A statement that was refused leaves its connection as it was; anything else may not have.
        client.release(words instanceof StorageUnavailableError)
        throw words
      }
    },
  }
}

/** A standby, or a primary set read-only, answers questions and takes no write. */
async function answers(db: Kysely<Tables>): Promise<boolean> {
  const question = sql<{ closed: string }>`
    select current_setting('transaction_read_only') as closed, (select count(*) from kysely_migration) as migrations`
  const probe = question.execute(db).then(
    ({ rows }) => rows[0]?.closed === 'off',
    () => false,
  )
  const patience = new Promise<boolean>((resolve) => {
    setTimeout(() => resolve(false), 1000).unref()
  })
  return Promise.race([probe, patience])
}
