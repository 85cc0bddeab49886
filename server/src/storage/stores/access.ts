import type { Kysely } from 'kysely'
import type { Database, WriteStatements } from '../contract.ts'
import type { Tables } from '../tables.ts'

/** How a store reaches its rows: in a query builder's words, or by constant texts for what every request asks. */
export interface Access {
  readonly database: Database['kind']
  readonly db: Kysely<Tables>
  readonly statements: WriteStatements
}

const made = new WeakMap<Database, Access>()

/** Over committed rows. */
export function readingAccess(database: Database): Access {
  const known = made.get(database)
  if (known !== undefined) return known
  const { kind, read, statements } = database
  const later = (): void => {
    throw new Error('A read writes nothing.')
  }
  const access = { database: kind, db: read, statements: { ask: statements.ask.bind(statements), later } }
  made.set(database, access)
  return access
}
