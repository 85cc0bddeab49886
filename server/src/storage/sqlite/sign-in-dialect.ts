import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type Kysely,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import type { Tables } from '../tables.ts'

interface Doors {
  readonly read: Kysely<Tables>
  write<T>(work: (tx: Kysely<Tables>) => Promise<T>): Promise<T>
}

/**
 * A Kysely dialect for the sign-in library: its reads and writes use the connections and the queue of the server, because
 * a second writing connection in one process would make the first one busy while the event loop is blocked.
 * Statements are durable one by one; BEGIN and COMMIT do nothing.
 */
export function signInDialect(doors: Doors): Dialect {
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => driver(doors),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  }
}

function driver(doors: Doors): Driver {
  const connection: DatabaseConnection = {
    executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
      const typed = query as CompiledQuery<R>
      const reads = /^\s*select\b/i.test(query.sql)
      return reads ? doors.read.executeQuery(typed) : doors.write((tx) => tx.executeQuery(typed))
    },
    streamQuery() {
      throw new Error('The sign-in tables are read whole.')
    },
  }
  const nothing = async (): Promise<void> => undefined
  return {
    init: nothing,
    acquireConnection: async () => connection,
    beginTransaction: nothing,
    commitTransaction: nothing,
    rollbackTransaction: nothing,
    releaseConnection: nothing,
    destroy: nothing,
  }
}
