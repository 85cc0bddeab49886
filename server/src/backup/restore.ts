import { mkdir, open, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { findSealKey } from '../base/index.ts'
import { migrationNames, StorageNewerError } from '../storage/index.ts'
import { readHead } from './archive.ts'
import { BackupError } from './backup-error.ts'
import { fingerprintOf, type Manifest } from './manifest.ts'
import { unpackSound } from './verify.ts'

export interface RestoreRequest {
  readonly file: string
  /** Made when it is missing; must be empty but for the seal key of this backup. */
  readonly folder: string
  /** As configured, 32 bytes as base64; null: the folder's own. */
  readonly sealKey: string | null
}

export interface RestoredBackup {
  readonly folder: string
  readonly manifest: Manifest
  /** Whether the sealed secrets can be opened with what is in the folder or configured. */
  readonly secrets: 'open' | 'key-missing'
}

/** What a restore that was killed leaves behind; the next one begins anew. */
const unfinished = 'dynasend.db.restoring'
/** Made by the file system, not by people. */
const ignored = new Set([unfinished, 'lost+found'])

/**
 * Puts the database of a backup into an empty folder: whole and checked, or not at all.
 * @throws {BackupError | StorageNewerError}
 */
export async function restoreBackup({ file, folder: given, sealKey }: RestoreRequest): Promise<RestoredBackup> {
  const folder = resolve(given)
  const head = await readHead(file)
  const { manifest } = head
  refuseNewer(manifest)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await refuseUsed(folder)
  refuseOtherKey(folder, sealKey, manifest)
  const database = join(folder, unfinished)
  await rm(database, { force: true })
  try {
    await unpackSound(file, head, database)
  } catch (error) {
    await rm(database, { force: true })
    throw error
  }
  const included = manifest.sealKey?.key ?? null
  if (included !== null && findSealKey(folder, sealKey) === null)
    await writeFile(join(folder, 'seal.key'), `${included}\n`, { mode: 0o600, flag: 'wx', flush: true })
  // Last: a folder with a database in it is a restored one.
  await rename(database, join(folder, 'dynasend.db'))
  const handle = await open(folder, 'r')
  await handle.sync().finally(() => handle.close())
  const isOpen = manifest.sealKey === null || findSealKey(folder, sealKey) !== null
  return { folder, manifest, secrets: isOpen ? 'open' : 'key-missing' }
}

function refuseNewer({ migrations, version }: Manifest): void {
  const unknown = migrations.filter((name) => !migrationNames.includes(name))
  if (unknown.length > 0)
    throw new StorageNewerError(
      `This backup was made by a newer version of Dynasend (${version}, ${unknown.join(', ')}). Restore it with that version.`,
    )
}

async function refuseUsed(folder: string): Promise<void> {
  const entries = await readdir(folder)
  if (entries.includes('dynasend.lock'))
    throw refused(`A server works on ${folder}, or died there. Restore into a new folder with --to.`)
  const others = entries.filter((name) => !ignored.has(name) && name !== 'seal.key')
  if (others.length > 0)
    throw refused(`${folder} is not empty (${others.slice(0, 3).join(', ')}). Restore into a new folder with --to.`)
}

/** With another key the secrets of this backup would be lost without a word. */
function refuseOtherKey(folder: string, configured: string | null, { sealKey }: Manifest): void {
  const present = findSealKey(folder, configured)
  if (present === null || sealKey === null || fingerprintOf(present) === sealKey.fingerprint) return
  const place = configured === null ? `${folder}/seal.key` : 'DYNASEND_SEAL_KEY'
  throw refused(`${place} is not the key that sealed the secrets of this backup. Put the right one there, or none.`)
}

const refused = (why: string): BackupError => new BackupError('restore-refused', `${why} Nothing was changed.`)
