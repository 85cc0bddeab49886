import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely'
import { postgresError } from './errors.ts'
import type { Transaction } from './transaction.ts'

/** The query builder inside a write: what it asks goes the way of the write's other statements, in their order. */
export function laneDialect(current: () => Transaction): Dialect {
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => driver(current),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  }
}

function driver(current: () => Transaction): Driver {
  const connection: DatabaseConnection = {
    async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
      const answered = current().query<Row>(sql, parameters)
      const { rows, rowCount } = await answered.catch((error: unknown) => {
        throw postgresError(error)
      })
      return { rows, numAffectedRows: BigInt(rowCount ?? 0) }
    },
    streamQuery() {
      throw new Error('Nothing is streamed inside a write.')
    },
  }
  const nothing = async (): Promise<void> => undefined
  return {
    init: nothing,
    acquireConnection: async () => connection,
    // The write begins and ends it.
    beginTransaction: nothing,
    commitTransaction: nothing,
    rollbackTransaction: nothing,
    releaseConnection: nothing,
    destroy: nothing,
  }
}
