import { StorageUnavailableError, UniqueViolationError } from '../contract.ts'

/** Primary result codes of SQLite (sqlite.org/rescode.html) that mean: not now, nothing was written. */
const unavailable = new Map([
  [5, 'The database is busy.'],
  [6, 'The database is locked.'],
  [8, 'The database is read-only.'],
  [10, 'The disk did not answer.'],
  // What is read after the disk went away looks like damage; whether it is any shows once the disk is back.
  [11, 'The database file cannot be read.'],
  [13, 'The disk is full.'],
  [14, 'The database file cannot be opened.'],
  [26, 'The database file cannot be read.'],
])

const constraintUnique = 2067
const constraintPrimaryKey = 1555

/** SQLite names the columns of a broken unique index; PostgreSQL and the callers speak of the index's name. */
const uniqueIndexes: readonly (readonly [RegExp, string])[] = [
  [/resources\.kind, resources\.unique_key/, 'resources_unique_key'],
  [/invitations\.token_digest/, 'invitations_token'],
]

/**
 * Turns what `node:sqlite` throws into storage's own errors; everything else passes unchanged.
 * @param file named where it is the one that cannot be opened
 */
export function sqliteError(error: unknown, file?: string): unknown {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return error
  const message = unavailable.get(error.errcode & 0xff)
  if (message !== undefined) {
    const words = file === undefined ? message : message.replace('The database file', `The database file ${file}`)
    return new StorageUnavailableError(words, { cause: error })
  }
  if (error.errcode !== constraintUnique && error.errcode !== constraintPrimaryKey) return error
  const index = uniqueIndexes.find(([columns]) => columns.test(error.message))
  return new UniqueViolationError(index?.[1] ?? error.message)
}
