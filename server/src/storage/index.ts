/**
 * Owns the two databases: opening, migrating, reading, and writing so that what was acknowledged is durable.
 * Owns no rule of the directory: it does not know what a user may do. `directory` reads and writes through it, and `health`
 * its own tables; `backup` copies it; only `server.ts` and the command line pick the database.
 */

export type * from './audit-tables.ts'
export type { Comparison, Condition } from './conditions/condition.ts'
export type * from './connect-tables.ts'
export type {
  Database,
  DatabaseOptions,
  Parameter,
  PoolUse,
  Statements,
  WriteObserver,
  WriteStatements,
} from './contract.ts'
export {
  StorageInUseError,
  StorageNewerError,
  StorageUnavailableError,
  UniqueViolationError,
  WriteConflictError,
} from './contract.ts'
export type * from './delivery-tables.ts'
export type * from './health-tables.ts'
export type * from './held-tables.ts'
export { instantOf } from './instant.ts'
export { migrationNames } from './migrations/run.ts'
export type * from './portal-tables.ts'
export { postgresMigrations } from './postgres/applied.ts'
export { inspectPostgres, type PostgresFacts } from './postgres/inspect.ts'
export { openPostgres } from './postgres/open.ts'
export type * from './signature-tables.ts'
export { fileName as sqliteFile, openSqlite } from './sqlite/open.ts'
export { copySqlite, inspectSqlite, type SqliteContents, sqliteMigrations } from './sqlite/snapshot.ts'
export {
  type Access,
  type AttributeValue,
  type BatchGrowth,
  type Beside,
  type ListedMembership,
  type LostMembership,
  type MembershipPlace,
  type MembershipQuestion,
  type NewDeparture,
  type NewMember,
  type Owner,
  type PageStart,
  readingAccess,
  type ShownGroup,
  type ShownRow,
  type SortedRow,
  type Stores,
  storesOf,
} from './stores/index.ts'
export type * from './tables.ts'
export { storableText, textKey, uniqueTextKey } from './text-key.ts'
