import { randomBytes } from 'node:crypto'

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** Random characters of base 62, each as likely as every other. */
export function randomBase62(length: number): string {
  let text = ''
  while (text.length < length) {
    for (const byte of randomBytes(length * 2)) {
      // 248 is the largest multiple of 62 that a byte can hold; above it the first characters would be likelier.
      if (byte < 248 && text.length < length) text += alphabet.charAt(byte % 62)
    }
  }
  return text
}

/** A whole number of 32 bits as six characters. */
export function base62OfUint32(value: number): string {
  let text = ''
  for (let rest = value, index = 0; index < 6; index++, rest = Math.floor(rest / 62))
    text = alphabet.charAt(rest % 62) + text
  return text
}
