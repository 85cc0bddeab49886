import { Kysely } from 'kysely'
import type { Pool, PoolClient } from 'pg'
import type { WriteObserver, WriteStatements } from '../contract.ts'
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
export async function inTransaction<T>(pool: Pool, work: Work<T>, observer?: WriteObserver): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await once(pool, work, observer)
    } catch (error) {
      if (!isConflict(error) || attempt === attempts) throw postgresError(error)
      await new Promise((resolve) => setTimeout(resolve, 2 ** attempt * (1 + Math.random())))
    }
  }
}

async function once<T>(pool: Pool, work: Work<T>, observer: WriteObserver | undefined): Promise<T> {
  const asked = performance.now()
  const client = await pool.connect()
  observer?.connected((performance.now() - asked) / 1000)
  const write = new Transaction(client)
  let good = true
  try {
    const value = await work(kyselyOf(client, write), write)
    const began = performance.now()
    await write.commit()
    observer?.committed((performance.now() - began) / 1000, 1)
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
