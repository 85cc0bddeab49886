import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

/** A sealed value cannot be opened: another key, another place, or changed bytes. */
export class SealError extends Error {
  override readonly name = 'SealError'
}

/** Keeps secrets that must be read again later. */
export interface Seal {
  /** @param place says where the value is kept (table, owner, id): it opens nowhere else */
  close(secret: string, place: string): string
  /** @throws {SealError} */
  open(sealed: string, place: string): string
}

const version = 'v1'

/**
 * AES-256-GCM with a fresh nonce each time and the place as additional data.
 * @param key 32 bytes
 */
export function createSeal(key: Uint8Array): Seal {
  if (key.length !== 32) throw new SealError('The key that seals secrets must have 32 bytes.')
  return {
    close(secret, place) {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(place, 'utf8'))
      const bytes = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
      return [
        version,
        nonce.toString('base64url'),
        cipher.getAuthTag().toString('base64url'),
        bytes.toString('base64url'),
      ].join('.')
    },
    open(sealed, place) {
      const [found, nonce, tag, bytes] = sealed.split('.')
      if (found !== version || nonce === undefined || tag === undefined || bytes === undefined) throw unreadable()
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(nonce, 'base64url'))
          .setAAD(Buffer.from(place, 'utf8'))
          .setAuthTag(Buffer.from(tag, 'base64url'))
        return decipher.update(bytes, 'base64url', 'utf8') + decipher.final('utf8')
      } catch {
        throw unreadable()
      }
    },
  }
}

function unreadable(): SealError {
  return new SealError(
    'A sealed secret cannot be opened with this key. Start with the key that sealed it (DYNASEND_SEAL_KEY).',
  )
}
