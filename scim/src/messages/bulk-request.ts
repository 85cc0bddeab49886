import { ScimError } from '../errors/scim-error.ts'
import { isJsonObject, type JsonObject, type JsonValue, ownValueOf } from '../json.ts'
import { messageBody } from './message-body.ts'
import { BULK_REQUEST_SCHEMA } from './urns.ts'

export type BulkMethod = 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** One operation of a BulkRequest: RFC 7644 section 3.7. */
export interface BulkOperation {
  /** Its place in the request, from 0. */
  readonly index: number
  readonly method: BulkMethod
  /** Relative to the base address: `/Users`, `/Groups/2819c223`, `/Users/bulkId:qwerty`. */
  readonly path: string
  readonly bulkId: string | null
  /** For If-Match. */
  readonly version: string | null
  readonly data: JsonObject | null
}

/** An operation that cannot even be tried; its error is the operation's answer. */
export interface BrokenBulkOperation {
  readonly index: number
  readonly method: string | null
  readonly bulkId: string | null
  readonly error: ScimError
}

export interface BulkRequest {
  /** How many errors end the processing; null: none does. */
  readonly failOnErrors: number | null
  readonly operations: readonly BulkOperation[]
  readonly broken: readonly BrokenBulkOperation[]
}

export interface BulkLimits {
  readonly maxOperations: number
}

const methods: ReadonlySet<string> = new Set(['POST', 'PUT', 'PATCH', 'DELETE'])
const isMethod = (text: string): text is BulkMethod => methods.has(text)

/**
 * Reads a BulkRequest. What is wrong with one operation is that operation's error, not the request's.
 * @throws {ScimError} 400 invalidSyntax, 413 for too many operations (RFC 7644 section 3.7.4)
 */
export function parseBulkRequest(body: unknown, limits: Partial<BulkLimits> = {}): BulkRequest {
  const message = messageBody(body, BULK_REQUEST_SCHEMA)
  const { maxOperations = 1000 } = limits
  const given = ownValueOf(message, 'Operations')
  if (!Array.isArray(given))
    throw new ScimError(400, 'invalidSyntax', 'A BulkRequest message needs a list "Operations".')
  if (given.length > maxOperations) {
    throw new ScimError(
      413,
      undefined,
      `The bulk request has ${given.length} operations, which exceeds the maxOperations (${maxOperations}).`,
    )
  }
  const operations: BulkOperation[] = []
  const broken: BrokenBulkOperation[] = []
  const bulkIds = new Set<string>()
  for (const [index, operation] of given.entries()) {
    const read = readOperation(operation, index, bulkIds)
    if ('error' in read) broken.push(read)
    else operations.push(read)
  }
  return { failOnErrors: readFailOnErrors(ownValueOf(message, 'failOnErrors')), operations, broken }
}

function readOperation(given: JsonValue, index: number, bulkIds: Set<string>): BulkOperation | BrokenBulkOperation {
  const operation = isJsonObject(given) ? given : {}
  const method = textOf(operation, 'method')?.toUpperCase() ?? null
  const bulkId = textOf(operation, 'bulkId')
  const path = textOf(operation, 'path')
  const data = ownValueOf(operation, 'data') ?? null
  const fail = (detail: string): BrokenBulkOperation => ({
    index,
    method,
    bulkId,
    error: new ScimError(400, 'invalidSyntax', detail),
  })
  if (method === null || !isMethod(method)) return fail('The operation needs a "method" of POST, PUT, PATCH or DELETE.')
  if (path === null || !path.startsWith('/')) return fail('The operation needs a "path" such as /Users.')
  if (method === 'POST' && bulkId === null) return fail('An operation with the method POST needs a "bulkId".')
  if (method !== 'DELETE' && !isJsonObject(data))
    return fail(`An operation with the method ${method} needs an object as "data".`)
  if (bulkId !== null && bulkIds.has(bulkId)) return fail('Another operation of the request has the same "bulkId".')
  if (bulkId !== null) bulkIds.add(bulkId)
  return { index, method, path, bulkId, version: textOf(operation, 'version'), data: isJsonObject(data) ? data : null }
}

function textOf(object: JsonObject, name: string): string | null {
  const value = ownValueOf(object, name)
  return typeof value === 'string' && value !== '' ? value : null
}

function readFailOnErrors(value: JsonValue | undefined): number | null {
  if (value === undefined || value === null) return null
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 1) return value
  throw new ScimError(400, 'invalidSyntax', '"failOnErrors" must be a whole number of 1 or more.')
}
