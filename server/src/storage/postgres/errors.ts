import { StorageUnavailableError, UniqueViolationError, WriteConflictError } from '../contract.ts'

/**
 * SQLSTATE 40001 and 40P01: the transaction lost against another one and can simply run again. 23503: what it refers to was
 * there when it looked and is gone now; the next run sees that.
 */
const conflicts = ['40001', '40P01', '23503']

/** Whether the same write can be run again. */
export function isConflict(error: unknown): boolean {
  if (error instanceof WriteConflictError) return true
  // The connection has put it into storage's words already.
  const cause = error instanceof StorageUnavailableError ? error.cause : error
  const state = sqlState(cause)
  return state !== null && conflicts.includes(state)
}

/** Turns what `pg` throws into storage's own errors; everything else passes unchanged. */
export function postgresError(error: unknown): unknown {
  const state = sqlState(error)
  if (state === '23505' && error instanceof Error && 'constraint' in error)
    return new UniqueViolationError(String(error.constraint))
  if (isOutOfReach(error, state))
    return new StorageUnavailableError('The database cannot answer now.', { cause: error })
  return error
}

/** Classes 08 (connection), 53 (resources), 57 (operator intervention, time-outs); 55P03 (lock time-out), 25006 (read-only); and what node and pg say of a lost socket. */
function isOutOfReach(error: unknown, state: string | null): boolean {
  if (state !== null) return /^(08|53|57)/.test(state) || ['55P03', '25006', ...conflicts].includes(state)
  if (error instanceof WriteConflictError) return true
  if (!(error instanceof Error)) return false
  if ('code' in error && /^(ECONN|EPIPE|ETIMEDOUT|EHOST|ENOTFOUND|EAI_)/.test(String(error.code))) return true
  return /Connection terminated|timeout exceeded when trying to connect|Query read timeout|connection error/i.test(
    error.message,
  )
}

function sqlState(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return null
  return /^[0-9A-Z]{5}$/.test(error.code) && 'severity' in error ? error.code : null
}
