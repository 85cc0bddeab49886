import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { SqliteDatabase, SqliteStatement } from 'kysely'
import type { Parameter, Statements, WriteStatements } from '../contract.ts'
import { sqliteError } from './errors.ts'

type Bound = Parameter | bigint | Uint8Array

/** As many as a server's repertoire; the oldest goes when a new one comes. */
const keptStatements = 500

/**
 * Kysely's view of a `node:sqlite` connection. Keeps prepared statements by their SQL text: preparing costs six times as
 * much as running a lookup.
 */
export function statementsOf(connection: DatabaseSync): SqliteDatabase {
  const kept = new Map<string, SqliteStatement>()
  return {
    close: () => connection.close(),
    prepare(sql) {
      const known = kept.get(sql)
      if (known) return known
      const statement = guarded(() => wrap(connection.prepare(sql)))
      const oldest = kept.size >= keptStatements ? kept.keys().next().value : undefined
      if (oldest !== undefined) kept.delete(oldest)
      kept.set(sql, statement)
      return statement
    },
  }
}

/** Constant texts straight to their kept statements. */
export function directStatements(database: SqliteDatabase): WriteStatements {
  return {
    ask: async <Row>(text: string, parameters: readonly Parameter[]) => database.prepare(text).all(parameters) as Row[],
    later: (text, parameters) => void database.prepare(text).run(parameters),
  }
}

/**
 * Committed rows, for the reads of every request. Between two writes the writing connection is asked: its pages stay good,
 * while every other connection drops all that it keeps at each commit. While a write is under way it holds rows that nobody
 * may see yet: then the reading connection is asked, and always for what is no plain question.
 */
export function committedStatements(writer: DatabaseSync, own: SqliteDatabase, reading: SqliteDatabase): Statements {
  const isPlain = (text: string) => text.startsWith('select ')
  return {
    ask: async <Row>(text: string, parameters: readonly Parameter[]) => {
      const database = writer.isTransaction || !isPlain(text) ? reading : own
      return database.prepare(text).all(parameters) as Row[]
    },
  }
}

function wrap(statement: StatementSync): SqliteStatement {
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => guarded(() => statement.all(...(parameters as Bound[]))),
    run: (parameters) => guarded(() => statement.run(...(parameters as Bound[]))),
    iterate: (parameters) => statement.iterate(...(parameters as Bound[])),
  }
}

function guarded<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw sqliteError(error)
  }
}
