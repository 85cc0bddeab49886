import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, open, rename, rm, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { version } from '../base/index.ts'
import { copySqlite, inspectSqlite, sqliteMigrations } from '../storage/index.ts'
import { pack, writeArchive } from './archive.ts'
import { BackupError, UnsoundDatabaseError } from './backup-error.ts'
import { fingerprintOf, type Manifest } from './manifest.ts'

export interface BackupRequest {
  readonly dataFolder: string
  /** A file that does not exist yet, or a folder that exists; a name is made in a folder. */
  readonly to: string
  /** Null: there is none yet. */
  readonly sealKey: Uint8Array | null
  /** Whether the key itself goes into the file, which then opens every sealed secret. */
  readonly withSealKey: boolean
}

export interface MadeBackup {
  readonly file: string
  /** Of the file, in bytes. */
  readonly size: number
  readonly manifest: Manifest
}

/**
 * Makes one file of the SQLite database in the folder, beside a running server. It appears under its name whole or not at all.
 * @throws {BackupError | StorageUnavailableError}
 */
export async function makeBackup({ dataFolder, to, sealKey, withSealKey }: BackupRequest): Promise<MadeBackup> {
  if (sqliteMigrations(dataFolder) === null)
    throw new BackupError('backup-refused', `There is no database in ${dataFolder}. Check DYNASEND_DATA.`)
  const madeAt = new Date().toISOString()
  const file = await targetOf(to, madeAt)
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  const workshop = await mkdtemp(join(dirname(file), '.dynasend-backup-'))
  try {
    const copy = join(workshop, 'copy.db')
    await copySqlite(dataFolder, copy)
    const { migrations, rows, problems } = inspectSqlite(copy)
    if (problems.length > 0) throw unsound(problems)
    const { size } = await stat(copy)
    const packed = join(workshop, 'copy.gz')
    const sha256 = await pack(copy, packed)
    const manifest = {
      madeAt,
      version,
      migrations: [...migrations],
      rows,
      sha256,
      size,
      sealKey: keyPart(sealKey, withSealKey),
    }
    const whole = join(workshop, 'whole')
    await writeArchive(whole, manifest, packed)
    await rename(whole, file)
    await syncFolder(dirname(file))
    return { file, size: (await stat(file)).size, manifest }
  } finally {
    await rm(workshop, { recursive: true, force: true })
  }
}

async function targetOf(to: string, madeAt: string): Promise<string> {
  const found = await stat(to).catch(() => null)
  const file = resolve(found?.isDirectory() ? join(to, `dynasend-${madeAt.replaceAll(/[:.]/gu, '-')}.backup`) : to)
  if (!existsSync(file)) return file
  throw new BackupError('backup-refused', `${file} exists already. Name a new file, or a folder.`)
}

function unsound(problems: readonly string[]): UnsoundDatabaseError {
  return new UnsoundDatabaseError(
    `The database is damaged, so no backup was made (${problems.slice(0, 3).join('; ')}). Keep the data folder as it is and restore the last good backup into another one.`,
  )
}

function keyPart(key: Uint8Array | null, isIncluded: boolean): Manifest['sealKey'] {
  if (key === null) return null
  return { fingerprint: fingerprintOf(key), key: isIncluded ? Buffer.from(key).toString('base64') : null }
}

/** The new name survives a power cut only when the folder is on disk too. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
