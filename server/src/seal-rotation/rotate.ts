import { appendEntry, commandLine, installationChain } from '../audit/index.ts'
import { createSeal } from '../base/index.ts'
import type { Database } from '../storage/index.ts'
import { KeyRotationError, readMarker, removeMarker, setMarker } from './marker.ts'
import { type Count, type Keyed, resealAll } from './reseal.ts'

export interface Rotation {
  readonly database: Database
  /** 32 bytes each. */
  readonly from: Uint8Array
  readonly to: Uint8Array
  /** Of a key: tells two apart and nothing else. */
  readonly fingerprintOf: (key: Uint8Array) => string
  /** The secret of the sign-in library that belongs to a key. */
  readonly signInSecretOf: (key: Uint8Array) => string
  /** Puts the new key where servers find it; runs after every secret is sealed with it. */
  readonly settle: () => Promise<void>
  readonly now: () => number
}

/** Seals everything with the new key. May be stopped anywhere and run again. @throws {KeyRotationError} */
export async function rotateSealKey(rotation: Rotation): Promise<Count> {
  const { database, from, to, fingerprintOf } = rotation
  const marker = await readMarker(database.read)
  const fingerprint = fingerprintOf(to)
  if (marker !== null && marker !== fingerprint)
    throw new KeyRotationError('A change to another key was begun. Finish it first, with that key.')
  await database.write((tx) => setMarker(tx, fingerprint))
  const count: Count = { resealed: 0, already: 0, unreadable: 0 }
  await resealAll(database, keyed(rotation, from), keyed(rotation, to), count)
  await rotation.settle()
  await database.write(async (tx) => {
    await removeMarker(tx)
    const words = `sealed ${count.resealed + count.already} secrets with a new key`
    const entry = { accountId: installationChain, action: 'sealKey.rotate', subject: fingerprint, words }
    await appendEntry(tx, rotation.now(), commandLine, entry)
  })
  await database.forget()
  return count
}

const keyed = ({ signInSecretOf }: Rotation, key: Uint8Array): Keyed => ({
  seal: createSeal(key),
  signIn: signInSecretOf(key),
})
