import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto'
import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { Seal } from '../../base/index.ts'
import type { Tables } from '../../storage/index.ts'

/** One signing key (Ed25519, RFC 8032). A key that was replaced keeps only its public half. */
const storedKey = z.strictObject({
  keyId: z.string(),
  /** SPKI, PEM. */
  publicKey: z.string(),
  /** PKCS #8, PEM; null once it was replaced. */
  privateKey: z.string().nullable(),
  madeAt: z.string(),
  /** The key before says, base64: this is my successor. Null for the first. */
  endorsement: z.string().nullable(),
  /** This key says, base64: that one was before me. So who knows any key can check the signatures of all. */
  vouching: z.string().nullable(),
})
export type StoredKey = z.output<typeof storedKey>

/** What may be given out of a key. */
export type PublicKey = Omit<StoredKey, 'privateKey'>

const settingKey = 'audit.signing-keys'
const place = `settings/${settingKey}`

/** The first 16 hexadecimal digits of SHA-256 over the key's SPKI bytes. */
export const keyIdOf = (key: KeyObject): string =>
  createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('hex')
    .slice(0, 16)

/** Newest last; empty before the first signature. @throws {SealError} */
export async function readKeys(db: Kysely<Tables>, seal: Seal): Promise<readonly StoredKey[]> {
  const row = await db.selectFrom('settings').select('value').where('key', '=', settingKey).executeTakeFirst()
  return row === undefined ? [] : z.array(storedKey).parse(JSON.parse(seal.open(row.value, place)))
}

/** The keys with one that can sign, made when there is none. Two nodes that start at once end up with the same. */
export async function signingKeys(tx: Kysely<Tables>, seal: Seal, at: string): Promise<readonly StoredKey[]> {
  const first = newKey(at, null)
  await tx
    .insertInto('settings')
    .values({ key: settingKey, value: seal.close(JSON.stringify([first]), place), sealed: 1 })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute()
  return readKeys(tx, seal)
}

/** The last one, which signs. */
export function currentKey(keys: readonly StoredKey[]): StoredKey & { readonly privateKey: string } {
  const key = keys.at(-1)
  if (key === undefined || key.privateKey === null) throw new Error('There is always one key that can sign.')
  return { ...key, privateKey: key.privateKey }
}

/** Puts a new key in place of the present one, which endorses it and is then forgotten. @returns the new key's id */
export async function replaceKey(tx: Kysely<Tables>, seal: Seal, at: string): Promise<string> {
  await tx
    .updateTable('settings')
    .set((of) => ({ value: of.ref('value') }))
    .where('key', '=', settingKey)
    .execute()
  const keys = await signingKeys(tx, seal, at)
  const next = newKey(at, currentKey(keys))
  const kept = keys.map((key) => ({ ...key, privateKey: null }))
  const value = seal.close(JSON.stringify([...kept, next]), place)
  await tx.updateTable('settings').set({ value }).where('key', '=', settingKey).execute()
  return next.keyId
}

function newKey(at: string, before: (PublicKey & { readonly privateKey: string }) | null): StoredKey {
  const pair = generateKeyPairSync('ed25519')
  const publicKey = pair.publicKey.export({ type: 'spki', format: 'pem' }).toString()
  const privateKey = pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  return {
    keyId: keyIdOf(pair.publicKey),
    publicKey,
    privateKey,
    madeAt: at,
    endorsement: before === null ? null : signText(before.privateKey, successorText(publicKey)),
    vouching: before === null ? null : signText(privateKey, predecessorText(before.publicKey)),
  }
}

const successorText = (publicKey: string): string => `dynasend audit key v1\nnext\n${publicKey}`
const predecessorText = (publicKey: string): string => `dynasend audit key v1\nbefore\n${publicKey}`

/** @returns the signature in base64 */
export const signText = (privateKey: string, text: string): string =>
  sign(null, Buffer.from(text, 'utf8'), createPrivateKey(privateKey)).toString('base64')

export function isSigned(publicKey: string | null, text: string, signature: string | null): boolean {
  if (publicKey === null || signature === null) return false
  return verify(null, Buffer.from(text, 'utf8'), createPublicKey(publicKey), Buffer.from(signature, 'base64'))
}

/**
 * The keys to believe, by id: the trusted one, and every one that a believed key has endorsed or vouched for.
 * @param keys oldest first
 * @param trusted PEM; null: the newest of the list, because nobody brought one
 */
export function believedKeys(keys: readonly PublicKey[], trusted: string | null): ReadonlyMap<string, string> {
  const believed = new Map<string, string>()
  const start = trusted ?? keys.at(-1)?.publicKey
  if (start === undefined) return believed
  believed.set(keyIdOf(createPublicKey(start)), start)
  const links = keys.slice(1).flatMap((key, index) => {
    const before = keys[index]
    return before === undefined ? [] : [{ before, key }]
  })
  for (const { before, key } of links) {
    const known = believed.get(before.keyId)
    if (known !== undefined && isSigned(known, successorText(key.publicKey), key.endorsement)) believe(believed, key)
  }
  for (const { before, key } of links.toReversed()) {
    const known = believed.get(key.keyId)
    if (known !== undefined && isSigned(known, predecessorText(before.publicKey), key.vouching))
      believe(believed, before)
  }
  return believed
}

function believe(believed: Map<string, string>, { publicKey }: PublicKey): void {
  believed.set(keyIdOf(createPublicKey(publicKey)), publicKey)
}
