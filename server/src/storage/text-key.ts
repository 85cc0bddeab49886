import { createHash } from 'node:crypto'

/** Long enough to tell values apart, short enough for an index entry of either database in any script. */
const keyLength = 200

export interface TextKey {
  /** Lower-cased, at most 200 characters. */
  readonly key: string
  /** The whole lower-cased text where `key` was cut, else null. */
  readonly folded: string | null
}

/** @returns the text as both databases can keep it: PostgreSQL takes neither U+0000 nor half a surrogate pair */
export function storableText(text: string): string {
  // Nearly every text is storable as it is: looking costs less than making it anew.
  if (text.isWellFormed() && !text.includes('\0')) return text
  return text.toWellFormed().replaceAll('\0', '\u{FFFD}')
}

/** What a text is found by, without regard to case. Lower-cased here, because SQLite's `lower` knows ASCII only. */
export function textKey(text: string): TextKey {
  const folded = storableText(text).toLowerCase()
  return folded.length <= keyLength ? { key: folded, folded: null } : { key: cut(folded), folded }
}

/** A key that differs whenever the lower-cased texts differ: a long one ends in its digest. */
export function uniqueTextKey(text: string): string {
  const { key, folded } = textKey(text)
  return folded === null ? key : `${key}${createHash('sha256').update(folded).digest('hex')}`
}

function cut(text: string): string {
  const start = text.slice(0, keyLength)
  return start.isWellFormed() ? start : text.slice(0, keyLength - 1)
}
