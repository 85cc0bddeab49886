import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { StorageInUseError } from '../contract.ts'

/**
 * Marks the folder as served by this process. The file of a process that is gone is taken over.
 * @returns a function that gives the folder free again
 * @throws {StorageInUseError}
 */
export function lockFolder(path: string): () => void {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      const file = openSync(path, 'wx', 0o600)
      writeSync(file, `${process.pid}\n`)
      closeSync(file)
      return () => rmSync(path, { force: true })
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
      const holder = Number.parseInt(readFileSync(path, 'utf8'), 10)
      if (isAlive(holder)) {
        throw new StorageInUseError(
          `Another Dynasend (process ${holder}) serves this data folder. Stop it first, or give this one another DYNASEND_DATA. If that process is another program, remove ${path}.`,
        )
      }
      rmSync(path, { force: true })
    }
  }
  throw new StorageInUseError(`The lock file ${path} cannot be taken. Remove it and start again.`)
}

function isAlive(process_: number): boolean {
  if (!Number.isInteger(process_) || process_ <= 0) return false
  // In a container the new server often has the number of the old one.
  if (process_ === process.pid) return false
  try {
    process.kill(process_, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
