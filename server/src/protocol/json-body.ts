import { assertJsonDepth, ScimError } from '@dynasend/scim'
import type { JsonValue } from '../base/json.ts'

/** Deeper than any SCIM message needs; JSON.stringify gives up at about 4,000 levels. */
const maximumDepth = 32

/** A body as it came and as it reads. */
export interface ReceivedBody {
  readonly text: string
  readonly json: JsonValue
}

/**
 * Reads a body as JSON, whatever its media type says. Linear in its length.
 * @returns null when the body is empty
 * @throws {ScimError} 400 invalidSyntax or invalidValue
 */
export function readJsonBody(bytes: Buffer): ReceivedBody | null {
  if (bytes.length === 0) return null
  const text = decode(bytes)
  const json = parse(text)
  assertJsonDepth(json, maximumDepth)
  // Only an escape can name a character that is not text; other bodies need no walk.
  if (text.includes('\\u')) inspect(json)
  return { text, json }
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new ScimError(400, 'invalidSyntax', 'The body is not UTF-8.')
  }
}

function parse(text: string): JsonValue {
  try {
    return JSON.parse(text) as JsonValue
  } catch {
    throw new ScimError(400, 'invalidSyntax', 'The body is not JSON.')
  }
}

/** Text that no database can keep: NUL and half a surrogate pair. */
function inspect(value: JsonValue): void {
  if (typeof value === 'string') refuseText(value)
  else if (Array.isArray(value)) for (const element of value) inspect(element)
  else if (value !== null && typeof value === 'object') {
    for (const [key, element] of Object.entries(value)) {
      refuseText(key)
      inspect(element)
    }
  }
}

function refuseText(text: string): void {
  if (text.includes('\0') || !text.isWellFormed()) {
    throw new ScimError(400, 'invalidValue', 'A value contains a character that is not text (NUL or half a pair).')
  }
}
