import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { migrationNames, sqliteMigrations } from '../storage/index.ts'
import { type MadeBackup, makeBackup } from './make.ts'

const prefix = 'before-upgrade-'
/** A start that fails again and again must not fill the disk. */
const kept = 3

/**
 * Backs the folder's SQLite database up when this version would change its schema; into `backups` in the data folder.
 * @returns null when there is nothing to change, or nothing yet to lose
 * @throws {BackupError | StorageUnavailableError} then the database must not be migrated
 */
export async function backupBeforeMigration(
  dataFolder: string,
  sealKey: Uint8Array | null,
): Promise<MadeBackup | null> {
  const applied = sqliteMigrations(dataFolder) ?? []
  const isOlder = applied.length > 0 && migrationNames.some((name) => !applied.includes(name))
  if (!isOlder) return null
  const folder = join(dataFolder, 'backups')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const time = new Date().toISOString().replaceAll(/[:.]/gu, '-')
  const to = join(folder, `${prefix}${time}-${process.pid}.backup`)
  const made = await makeBackup({ dataFolder, to, sealKey, withSealKey: false })
  const older = (await readdir(folder)).filter((name) => name.startsWith(prefix)).sort()
  for (const name of older.slice(0, -kept)) await rm(join(folder, name))
  return made
}
