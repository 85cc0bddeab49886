import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The key that seals secrets: the configured one, else that of the file `seal.key` in the data folder, which is made
 * when it is missing and can be read by this user only. Two processes that start at once end up with the same file.
 * @param configured 32 bytes as base64, or null
 */
export function openSealKey(dataFolder: string, configured: string | null): Buffer {
  if (configured !== null) return Buffer.from(configured, 'base64')
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
  const file = join(dataFolder, 'seal.key')
  try {
    writeFileSync(file, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx', flush: true })
  } catch (error) {
    const isThere = error instanceof Error && 'code' in error && error.code === 'EEXIST'
    if (!isThere) throw error
  }
  return readKey(file)
}

const nextName = 'seal.key.next'

/** The key that takes the place of the file's: made once, and found again by a run that follows a stopped one. */
export function nextSealKey(dataFolder: string): Buffer {
  const file = join(dataFolder, nextName)
  if (!existsSync(file))
    writeFileSync(file, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx', flush: true })
  return readKey(file)
}

/** Puts the next key in the place of the present one, whole or not at all. */
export function settleSealKey(dataFolder: string): void {
  renameSync(join(dataFolder, nextName), join(dataFolder, 'seal.key'))
}

/** The same key for a look from outside: makes none. Null when the data folder has none yet. */
export function findSealKey(dataFolder: string, configured: string | null): Buffer | null {
  if (configured !== null) return Buffer.from(configured, 'base64')
  const file = join(dataFolder, 'seal.key')
  return existsSync(file) ? readKey(file) : null
}

function readKey(file: string): Buffer {
  const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64')
  if (key.length !== 32)
    throw new Error(
      `${file} does not hold a key of 32 bytes. Put the file back from a backup, or set DYNASEND_SEAL_KEY.`,
    )
  return key
}
