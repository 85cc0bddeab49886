import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspectSqlite, StorageUnavailableError } from '../storage/index.ts'
import { damaged, type Head, readHead, unpack } from './archive.ts'
import type { Manifest } from './manifest.ts'

export interface VerifiedBackup {
  readonly manifest: Manifest
  /** All rows of all tables. */
  readonly rows: number
}

/**
 * Opens a backup as restoring would, in a temporary folder: checksums, integrity, and the row count of each table.
 * @throws {BackupError}
 */
export async function verifyBackup(path: string): Promise<VerifiedBackup> {
  const head = await readHead(path)
  const workshop = await mkdtemp(join(tmpdir(), 'dynasend-verify-'))
  try {
    await unpackSound(path, head, join(workshop, 'copy.db'))
  } finally {
    await rm(workshop, { recursive: true, force: true })
  }
  const rows = Object.values(head.manifest.rows).reduce((sum, count) => sum + count, 0)
  return { manifest: head.manifest, rows }
}

/** Unpacks the database and compares it with what the head says. @throws {BackupError} */
export async function unpackSound(path: string, head: Head, to: string): Promise<void> {
  await unpack(path, head, to)
  const { rows, migrations, problems } = inspected(path, to)
  if (problems.length > 0) throw damaged(path, problems.join('; '))
  const isSame = sorted(rows) === sorted(head.manifest.rows) && migrations.join() === head.manifest.migrations.join()
  if (!isSame) throw damaged(path, 'its tables do not hold the rows that its head names')
}

function inspected(path: string, database: string): ReturnType<typeof inspectSqlite> {
  try {
    return inspectSqlite(database)
  } catch (error) {
    if (error instanceof StorageUnavailableError) throw damaged(path, 'its database cannot be opened', error)
    throw error
  }
}

const sorted = (rows: Readonly<Record<string, number>>): string => JSON.stringify(Object.entries(rows).sort())
