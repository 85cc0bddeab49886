import {
  type DatabaseConnection,
  type Driver,
  PostgresDialect,
  type PostgresDialectConfig,
  PostgresDriver,
} from 'kysely'
import { postgresError } from './errors.ts'

/** PostgreSQL whose every failure, of a read or of a write, speaks storage's words. */
export class GuardedDialect extends PostgresDialect {
  readonly #config: PostgresDialectConfig

  constructor(config: PostgresDialectConfig) {
    super(config)
    this.#config = config
  }

  override createDriver(): Driver {
    return new GuardedDriver(this.#config)
  }
}

class GuardedDriver extends PostgresDriver {
  readonly #guarded = new WeakSet<DatabaseConnection>()

  override async acquireConnection(...options: Parameters<PostgresDriver['acquireConnection']>) {
    const connection = await super.acquireConnection(...options).catch(inStorageWords)
    if (!this.#guarded.has(connection)) {
      this.#guarded.add(connection)
      const execute: DatabaseConnection['executeQuery'] = connection.executeQuery.bind(connection)
      connection.executeQuery = (query, given) => execute<never>(query, given).catch(inStorageWords)
    }
    return connection
  }
}

function inStorageWords(error: unknown): never {
  throw postgresError(error)
}
