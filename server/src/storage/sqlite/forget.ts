import type { DatabaseSync } from 'node:sqlite'
import { setTimeout } from 'node:timers/promises'
import { StorageUnavailableError } from '../contract.ts'
import { sqliteError } from './errors.ts'
import type { WriteQueue } from './write-queue.ts'

/** In the header of a file in which deleted bytes have been overwritten from its first row on ("Dyna"). */
const mark = 0x44_79_6e_61

/** Says so of a file without a table. Every connection that writes has `secure_delete=ON`. */
export function markNew(connection: DatabaseSync): void {
  const tables = connection.prepare('select count(*) as tables from sqlite_schema').get()
  if (tables?.['tables'] === 0) connection.exec(`PRAGMA application_id=${mark}`)
}

const attempts = 30
const pauseMilliseconds = 100

/**
 * Nothing that was deleted stays in the file or beside it. A file from before the mark is written anew once: about a second for
 * 100 MB, during which nobody is served.
 * @throws {StorageUnavailableError}
 */
export async function forgetDeleted(queue: WriteQueue, writer: DatabaseSync): Promise<void> {
  await queue.idle()
  try {
    if (writer.prepare('PRAGMA application_id').get()?.['application_id'] !== mark)
      writer.exec(`VACUUM; PRAGMA application_id=${mark}`)
    for (let attempt = 0; attempt < attempts; attempt++) {
      await queue.idle()
      // Somebody who reads an older state holds the log for a moment.
      if (writer.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()?.['busy'] === 0) return
      await setTimeout(pauseMilliseconds)
    }
  } catch (error) {
    throw sqliteError(error)
  }
  throw new StorageUnavailableError('Another process reads the database all the time.')
}
