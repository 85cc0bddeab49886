import { randomBase62 } from './base62.ts'

/** The secret of a one-time link: 190 random bits; only its digest is stored. */
export function newLinkToken(): string {
  return randomBase62(32)
}
