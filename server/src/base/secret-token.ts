import { hash, timingSafeEqual } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { base62OfUint32, randomBase62 } from './base62.ts'

/** What opens a SCIM server: `scim` is the Secret Token itself, `client` gets access tokens that end. */
export type SecretKind = 'scim' | 'client'

/** `api`: a key of the public API. */
type Kind = SecretKind | 'api'

/** `dynasend_<kind>_<key id>_<32 random characters, 190 bits><checksum>`; scanners can verify it without asking anybody. */
const shape = /^dynasend_(scim|client|api)_([0-9A-Za-z]{8})_[0-9A-Za-z]{38}$/u

export interface SecretToken {
  /** Public part, by which the token is found. */
  readonly keyId: string
  readonly text: string
}

/** A new Secret Token, client secret or API key. Only its digest is ever stored, and of the first two a sealed copy. */
export function newSecretToken(kind: Kind = 'scim'): SecretToken {
  const keyId = randomBase62(8)
  const body = `dynasend_${kind}_${keyId}_${randomBase62(32)}`
  return { keyId, text: body + checksum(body) }
}

/** The secret of that kind behind a text, or null: wrong shape or wrong checksum, found out without any look-up. */
export function readSecretToken(text: string, kind: Kind = 'scim'): SecretToken | null {
  const found = shape.exec(text)
  if (found?.[1] !== kind || checksum(text.slice(0, -6)) !== text.slice(-6)) return null
  const start = `dynasend_${kind}_`.length
  return { keyId: text.slice(start, start + 8), text }
}

/** SHA-256; enough for a secret with 190 random bits. */
export function digestOf(secret: string): Buffer {
  return hash('sha256', secret, 'buffer')
}

/** Whether a digest is that of the secret, in the same time for every secret. */
export function isDigestOf(digest: Uint8Array, secret: string): boolean {
  const own = digestOf(secret)
  return own.length === digest.length && timingSafeEqual(own, digest)
}

function checksum(text: string): string {
  return base62OfUint32(crc32(text))
}
