import { open } from 'node:fs/promises'
import { BackupError } from '../backup-error.ts'
import { runTool, withoutPassword } from './tools.ts'

/** Whether the file is one that `pg_dump --format=custom` made. */
export async function isDump(path: string): Promise<boolean> {
  const file = await open(path, 'r').catch(() => null)
  if (file === null) return false
  const { buffer, bytesRead } = await file.read(Buffer.alloc(5), 0, 5, 0).finally(() => file.close())
  return buffer.subarray(0, bytesRead).toString('latin1') === 'PGDMP'
}

/**
 * Puts a dump into an empty PostgreSQL database: whole, in one transaction, or not at all.
 * @param applied migrations that the database has had; anything means that it is in use
 * @throws {BackupError}
 */
export async function restorePostgres(path: string, url: string, applied: readonly string[]): Promise<void> {
  if (applied.length > 0)
    throw new BackupError(
      'restore-refused',
      'The database that DYNASEND_DATABASE_URL names is in use already. Make an empty one with "createdb" and name that. Nothing was changed.',
    )
  const choices = ['--no-owner', '--no-privileges', '--exit-on-error', '--single-transaction']
  await withoutPassword(url, (address) => runTool('pg_restore', [...choices, `--dbname=${address}`, path]))
}
