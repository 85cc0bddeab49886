import { createHash } from 'node:crypto'
import { InvalidCursorError } from '../errors.ts'

interface Position {
  readonly key: string
  readonly id: string
}

/** An opaque mark of the last row seen; it only fits the question (owner, filter, order) that it was made for. */
export function writeCursor(position: Position, question: string): string {
  return Buffer.from(JSON.stringify([position.key, position.id, fingerprint(question, position)])).toString('base64url')
}

/** @throws {InvalidCursorError} when it is none, or was made for another question */
export function readCursor(cursor: string, question: string): { readonly kind: 'after' } & Position {
  const [key, id, mark] = parse(cursor)
  if (typeof key !== 'string' || typeof id !== 'string' || mark !== fingerprint(question, { key, id }))
    throw new InvalidCursorError()
  return { kind: 'after', key, id }
}

function parse(cursor: string): readonly unknown[] {
  try {
    const read: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    return Array.isArray(read) ? read : []
  } catch {
    return []
  }
}

function fingerprint(question: string, { key, id }: Position): string {
  return createHash('sha256')
    .update(JSON.stringify([question, key, id]))
    .digest('base64url')
    .slice(0, 22)
}
