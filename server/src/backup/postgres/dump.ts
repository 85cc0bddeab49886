import { open, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { BackupError } from '../backup-error.ts'
import { runTool, withoutPassword } from './tools.ts'

/**
 * Dumps a PostgreSQL database into one file with `pg_dump`, as it stands at one moment, beside servers that write. The file is read
 * back by `pg_restore` before it gets its name.
 * @returns its size in bytes
 * @throws {BackupError}
 */
export async function dumpPostgres(url: string, to: string): Promise<number> {
  const unfinished = `${to}.unfinished`
  try {
    // It must exist with this mode before the tool writes into it.
    await (await open(unfinished, 'wx', 0o600)).close()
    const choices = ['--format=custom', '--no-owner', '--no-privileges', `--file=${unfinished}`]
    await withoutPassword(url, (address) => runTool('pg_dump', [...choices, `--dbname=${address}`]))
    const contents = await runTool('pg_restore', ['--list', unfinished])
    if (!contents.includes('TABLE DATA')) throw new BackupError('backup-damaged', `${unfinished} holds no table.`)
    await sync(unfinished)
    await rename(unfinished, to)
    await sync(dirname(to))
    return (await stat(to)).size
  } finally {
    await rm(unfinished, { force: true })
  }
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r')
  await handle.sync().finally(() => handle.close())
}
