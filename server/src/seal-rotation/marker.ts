import type { Kysely } from 'kysely'
import type { Database, Tables } from '../storage/index.ts'

/** A change of the seal key is unfinished, or cannot begin. The message says what to do. */
export class KeyRotationError extends Error {
  override readonly name = 'KeyRotationError'
  readonly code = 'key-rotation'
}

const key = 'sealKey.rotation'

/** Fingerprint of the key that secrets are being sealed with; null when nothing is under way. */
export async function readMarker(db: Kysely<Tables>): Promise<string | null> {
  const row = await db.selectFrom('settings').select('value').where('key', '=', key).executeTakeFirst()
  return row?.value ?? null
}

export async function setMarker(tx: Kysely<Tables>, fingerprint: string): Promise<void> {
  await tx
    .insertInto('settings')
    .values({ key, value: fingerprint, sealed: 0 })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: fingerprint }))
    .execute()
}

export const removeMarker = async (tx: Kysely<Tables>): Promise<void> => {
  await tx.deleteFrom('settings').where('key', '=', key).execute()
}

/** A server must not run on secrets of two keys. @throws {KeyRotationError} */
export async function refuseUnfinished(database: Database): Promise<void> {
  if ((await readMarker(database.read)) !== null)
    throw new KeyRotationError('A change of the seal key was begun and not finished. Run "dynasend rotate-keys" again.')
}
