import { quoted, ScimError } from '../errors/scim-error.ts'
import type { FilterLimits } from '../filter/tree.ts'
import { assertJsonDepth, isJsonObject, type JsonValue, ownValueOf } from '../json.ts'
import { messageBody } from '../messages/message-body.ts'
import { PATCH_OP_SCHEMA } from '../messages/urns.ts'
import { type PatchPath, parsePath } from '../path/value-path.ts'

export type PatchVerb = 'add' | 'replace' | 'remove'

/** One operation of a PATCH: RFC 7644 section 3.5.2. */
export interface PatchOperation {
  readonly op: PatchVerb
  /** Null: `value` is an object whose keys say what it changes. */
  readonly path: PatchPath | null
  /** Undefined when the request had none. */
  readonly value: JsonValue | undefined
}

export interface PatchLimits {
  readonly maxOperations: number
  readonly filter: Partial<FilterLimits>
}

const verbs: ReadonlySet<string> = new Set(['add', 'replace', 'remove'])
const isVerb = (text: string): text is PatchVerb => verbs.has(text)

/**
 * Reads the body of a PATCH. Letters of `op` in any case (Entra sends "Add"), keys that no operation has and an empty
 * list of operations are accepted; Microsoft's clients send all three.
 * @throws {ScimError} 400 invalidSyntax, invalidPath, invalidFilter, invalidValue or noTarget; 413 for too many operations
 */
export function parsePatchRequest(body: unknown, limits: Partial<PatchLimits> = {}): PatchOperation[] {
  const message = messageBody(body, PATCH_OP_SCHEMA)
  assertJsonDepth(message)
  const operations = ownValueOf(message, 'Operations')
  if (!Array.isArray(operations))
    throw new ScimError(400, 'invalidSyntax', 'A PatchOp message needs a list "Operations".')
  const { maxOperations = 1000, filter = {} } = limits
  if (operations.length > maxOperations) {
    throw new ScimError(
      413,
      'tooMany',
      `The PATCH has ${operations.length} operations; at most ${maxOperations} are allowed.`,
    )
  }
  return operations.map((operation, index) => parseOperation(operation, index, filter))
}

function parseOperation(operation: JsonValue, index: number, limits: Partial<FilterLimits>): PatchOperation {
  const place = `Operation ${index + 1}`
  if (!isJsonObject(operation)) throw new ScimError(400, 'invalidSyntax', `${place} must be an object.`)
  const given = ownValueOf(operation, 'op')
  const op = typeof given === 'string' ? given.toLowerCase() : ''
  if (!isVerb(op)) {
    throw new ScimError(
      400,
      'invalidSyntax',
      `${place} needs an "op" of add, replace or remove${typeof given === 'string' ? `, not ${quoted(given)}` : ''}.`,
    )
  }
  const path = parseOperationPath(ownValueOf(operation, 'path'), place, limits)
  const value = ownValueOf(operation, 'value')
  if (op === 'remove' && path === null) throw new ScimError(400, 'noTarget', `${place} removes, so it needs a "path".`)
  if (op !== 'remove' && value === undefined) throw new ScimError(400, 'invalidValue', `${place} needs a "value".`)
  return { op, path, value }
}

function parseOperationPath(
  path: JsonValue | undefined,
  place: string,
  limits: Partial<FilterLimits>,
): PatchPath | null {
  if (path === undefined || path === null || path === '') return null
  if (typeof path !== 'string')
    throw new ScimError(400, 'invalidPath', `The "path" of ${place.toLowerCase()} must be a string.`)
  return parsePath(path, limits)
}
