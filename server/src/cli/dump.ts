import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { BackupError, dumpPostgres, restorePostgres } from '../backup/index.ts'
import { postgresMigrations } from '../storage/index.ts'
import type { Terminal } from './terminal.ts'

/** `backup` on PostgreSQL, whose own program knows best how to copy it. */
export async function runDump(
  url: string,
  { to, json }: { readonly to: string; readonly json: boolean },
  terminal: Terminal,
): Promise<void> {
  const isFolder = await stat(to).then(
    (found) => found.isDirectory(),
    () => false,
  )
  const file = isFolder ? join(to, `dynasend-${new Date().toISOString().replaceAll(/[:.]/gu, '-')}.dump`) : to
  const size = await dumpPostgres(url, file)
  if (json) return terminal.write(JSON.stringify({ file, size }))
  terminal.write(
    `Backup made by pg_dump: ${file} (${Math.ceil(size / 1024)} KB). It does not hold the seal key: keep seal.key or DYNASEND_SEAL_KEY elsewhere.`,
  )
}

/** `restore` of such a dump. @throws {BackupError} */
export async function runRestoreDump(file: string, url: string | null, terminal: Terminal): Promise<void> {
  if (url === null) {
    const mend = 'Make an empty database with "createdb" and name it in DYNASEND_DATABASE_URL. Nothing was changed.'
    throw new BackupError('restore-refused', `${file} is a dump of PostgreSQL. ${mend}`)
  }
  await restorePostgres(file, url, await postgresMigrations(url))
  terminal.write('Restored into the database that DYNASEND_DATABASE_URL names. Start it: dynasend serve')
}
