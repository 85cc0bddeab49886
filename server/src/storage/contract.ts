import type { Dialect, Kysely } from 'kysely'
import type { Tables } from './tables.ts'

/** One open database. Every behavioural test runs on both kinds. */
export interface Database {
  readonly kind: 'sqlite' | 'postgres'
  /** For reading outside a write. Sees committed rows only. */
  readonly read: Kysely<Tables>
  /** The same rows by constant texts: for what every request asks, where building a query would cost more than to run it. */
  readonly statements: Statements
  /**
   * Runs `work` all or nothing; resolves when its rows are durable. It may run more than once (a conflict on PostgreSQL),
   * so it must not touch anything but `tx`. What it throws takes back its own rows only and is passed on.
   * @throws {UniqueViolationError | StorageUnavailableError}
   */
  write<T>(work: (tx: Kysely<Tables>, statements: WriteStatements) => Promise<T>): Promise<T>
  /** For the sign-in library's own tables: statements one by one, writes through the same queue. */
  readonly signInDialect: Dialect
  /** Whether a write could be made now; answers within a second. */
  ready(): Promise<boolean>
  /**
   * After rows with personal data were deleted: makes the database let go of copies that only it knows. SQLite: the write-ahead
   * log, and once the free space of a file that is older than this promise; PostgreSQL: the samples of its planner.
   * @throws {StorageUnavailableError} when something is in the way now; try again later
   */
  forget(): Promise<void>
  /** Connections to the database server as they are used now; null on SQLite, which has none. */
  pool(): PoolUse | null
  close(): Promise<void>
}

export interface DatabaseOptions {
  /** Told about trouble that no caller waits for, for example an idle connection that broke. Never personal data. */
  readonly onTrouble: (message: string) => void
  readonly observer?: WriteObserver
}

/** Told what writing costs, in the midst of it: it must be quick and never throw. */
export interface WriteObserver {
  /** One transaction is durable. @param seconds how long COMMIT took @param writes how many writes it carried */
  committed(seconds: number, writes: number): void
  /** A write got a connection of the pool. @param seconds how long it waited */
  connected(seconds: number): void
}

export interface PoolUse {
  readonly used: number
  readonly idle: number
  /** Callers that wait for a connection. */
  readonly waiting: number
}

export type Parameter = string | number | null

/** Statements whose text is constant: each is prepared once per connection and kept. A parameter is a `?` in the text. */
export interface Statements {
  /** @throws {UniqueViolationError | StorageUnavailableError} */
  ask<Row>(text: string, parameters: readonly Parameter[]): Promise<readonly Row[]>
}

/** Statements of one write. They run in the order in which they are given, `tx` of the same write among them. */
export interface WriteStatements extends Statements {
  /** For rows that nobody waits for: on PostgreSQL it travels with the next ones. Its failure fails the write. */
  later(text: string, parameters: readonly Parameter[]): void
}

/** A unique key is taken; `constraint` is the index's name, the same on both databases. */
export class UniqueViolationError extends Error {
  override readonly name = 'UniqueViolationError'
  readonly constraint: string
  constructor(constraint: string) {
    super(`The unique key ${constraint} is taken.`)
    this.constraint = constraint
  }
}

/** The database cannot do it now: busy, full, read-only, out of reach. Nothing was written. */
export class StorageUnavailableError extends Error {
  override readonly name = 'StorageUnavailableError'
}

/** Another server process works on this data folder. The message says what to do. */
export class StorageInUseError extends Error {
  override readonly name = 'StorageInUseError'
  readonly code = 'storage-in-use'
}

/** The data was written by a newer version. The message says what to do. */
export class StorageNewerError extends Error {
  override readonly name = 'StorageNewerError'
  readonly code = 'storage-newer'
}

/** Thrown by a write's `work` that saw its ground move: the transaction is taken back and run again. */
export class WriteConflictError extends Error {
  override readonly name = 'WriteConflictError'
}
