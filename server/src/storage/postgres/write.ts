import { Kysely } from 'kysely'
import type { Pool, PoolClient } from 'pg'
import type { WriteStatements } from '../contract.ts'
import type { Tables } from '../tables.ts'
import { isConflict, postgresError } from './errors.ts'
import { laneDialect } from './lane-dialect.ts'
import { Transaction } from './transaction.ts'

const attempts = 6

type Work<T> = (tx: Kysely<Tables>, statements: WriteStatements) => Promise<T>

/** One connection of the pool, with the query builder that speaks through the write which has it now. */
interface Lane {
  readonly kysely: Kysely<Tables>
  write: Transaction
}

const lanes = new WeakMap<PoolClient, Lane>()

/** Runs the work in one transaction, again when it lost against another one. */
export async function inTransaction<T>(pool: Pool, work: Work<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await once(pool, work)
    } catch (error) {
      if (!isConflict(error) || attempt === attempts) throw postgresError(error)
      await new Promise((resolve) => setTimeout(resolve, 2 ** attempt * (1 + Math.random())))
    }
  }
}

async function once<T>(pool: Pool, work: Work<T>): Promise<T> {
  const client = await pool.connect()
  const write = new Transaction(client)
  let good = true
  try {
    const value = await work(kyselyOf(client, write), write)
    await write.commit()
    return value
  } catch (error) {
    good = await write.rollBack()
    throw write.failure === null ? error : write.failure.error
  } finally {
    client.release(!good)
  }
}

function kyselyOf(client: PoolClient, write: Transaction): Kysely<Tables> {
  const known = lanes.get(client)
  if (known) {
    known.write = write
    return known.kysely
  }
  const lane: Lane = { write, kysely: new Kysely<Tables>({ dialect: laneDialect(() => lane.write) }) }
  lanes.set(client, lane)
  return lane.kysely
}
