import { type ScimError, type ScimErrorBody } from '../errors/scim-error.ts'
import type { JsonObject, JsonValue } from '../json.ts'
import type { BulkRequest } from './bulk-request.ts'
import { BULK_RESPONSE_SCHEMA } from './urns.ts'

/** How one operation ended. */
export interface BulkResult {
  readonly index: number
  readonly method: string | null
  readonly bulkId: string | null
  /** The HTTP status that the operation would have had alone. */
  readonly status: number
  readonly location?: string
  readonly version?: string
  /** Required when `status` is an error: RFC 7644 section 3.7.3. */
  readonly response?: ScimErrorBody | JsonObject
}

/** The results of operations that could not be tried. */
export function brokenResults(request: BulkRequest): BulkResult[] {
  return request.broken.map(({ index, method, bulkId, error }) => errorResult({ index, method, bulkId }, error))
}

export function errorResult(operation: Pick<BulkResult, 'index' | 'method' | 'bulkId'>, error: ScimError): BulkResult {
  const { index, method, bulkId } = operation
  return { index, method, bulkId, status: error.status, response: error.toBody() }
}

/** Whether so many results are errors that the rest must not be tried: `failOnErrors` of RFC 7644 section 3.7.3. */
export function errorsReached(request: BulkRequest, results: readonly BulkResult[]): boolean {
  return request.failOnErrors !== null && results.filter(({ status }) => status >= 400).length >= request.failOnErrors
}

/** A BulkResponse, its operations in the order of the request. */
export function bulkResponse(results: readonly BulkResult[]): JsonObject {
  const operations = [...results].sort((a, b) => a.index - b.index).map(operationOf)
  return { schemas: [BULK_RESPONSE_SCHEMA], Operations: operations }
}

function operationOf({ method, bulkId, status, location, version, response }: BulkResult): JsonObject {
  const parts: [string, JsonValue | undefined][] = [
    ['location', location],
    ['method', method ?? undefined],
    ['bulkId', bulkId ?? undefined],
    ['version', version],
    ['status', String(status)],
    ['response', response === undefined ? undefined : { ...response }],
  ]
  return Object.fromEntries(parts.flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])))
}
