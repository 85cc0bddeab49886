import { existsSync } from 'node:fs'
import { mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { findSealKey } from '../base/index.ts'
import { tombstoneFileName } from '../privacy/index.ts'
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
  /** The list of people who were erased (`erasures.jsonl`) to be put beside the data; null: that of the folder, if any. */
  readonly erasures?: string | null
}

export interface RestoredBackup {
  readonly folder: string
  readonly manifest: Manifest
  /** Whether the sealed secrets can be opened with what is in the folder or configured. */
  readonly secrets: 'open' | 'key-missing'
  /** Whether a list of erasures lies beside the data. */
  readonly hasErasures: boolean
}

/** What a restore that was killed leaves behind; the next one begins anew. */
const unfinished = 'dynasend.db.restoring'
/** Made by the file system, not by people. */
const ignored = new Set([unfinished, 'lost+found'])
/** Brought along on purpose: they belong to this installation and not to one backup. */
const welcome = new Set(['seal.key', tombstoneFileName])

/**
 * Puts the database of a backup into an empty folder: whole and checked, or not at all.
 * @throws {BackupError | StorageNewerError}
 */
export async function restoreBackup({
  file,
  folder: given,
  sealKey,
  erasures = null,
}: RestoreRequest): Promise<RestoredBackup> {
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
  const list = join(folder, tombstoneFileName)
  if (erasures !== null) await addErasures(erasures, list)
  const included = manifest.sealKey?.key ?? null
  if (included !== null && findSealKey(folder, sealKey) === null)
    await writeFile(join(folder, 'seal.key'), `${included}\n`, { mode: 0o600, flag: 'wx', flush: true })
  // Last: a folder with a database in it is a restored one.
  await rename(database, join(folder, 'dynasend.db'))
  const handle = await open(folder, 'r')
  await handle.sync().finally(() => handle.close())
  const isOpen = manifest.sealKey === null || findSealKey(folder, sealKey) !== null
  return { folder, manifest, secrets: isOpen ? 'open' : 'key-missing', hasErasures: existsSync(list) }
}

/** Before the database gets its name: a restored database without its list would hold people who were forgotten. */
async function addErasures(from: string, to: string): Promise<void> {
  if (resolve(from) === to) return
  const text = await readFile(from, 'utf8')
  await writeFile(to, `${text}\n`, { mode: 0o600, flag: 'a', flush: true })
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
  const others = entries.filter((name) => !ignored.has(name) && !welcome.has(name))
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
