import {
  type BulkOperation,
  type BulkResult,
  type BulkStep,
  brokenResults,
  bulkResponse,
  errorResult,
  errorsReached,
  parseBulkRequest,
  planBulk,
  resolveBulkIds,
  type ScimError,
} from '@dynasend/scim'
import type { JsonObject } from '../base/json.ts'
import { type Answer, jsonAnswer } from './answer.ts'
import { runBulkOperation } from './bulk.operation.ts'
import type { Exchange } from './exchange.ts'
import { limits } from './limits.ts'
import { scimErrorOf } from './refusals.ts'
import { bodyOf } from './request-body.ts'

/** POST /Bulk: each operation is a call of its own, with its own activity record. RFC 7644 section 3.7. */
export async function bulk(exchange: Exchange): Promise<Answer> {
  const request = parseBulkRequest(bodyOf(exchange), { maxOperations: limits.bulkOperations })
  const results = new Map<number, BulkResult>(brokenResults(request).map((result) => [result.index, result]))
  const made = new Map<string, string>()
  for (const step of planBulk(request)) {
    if (errorsReached(request, [...results.values()])) break
    const result = await runStep(exchange, step, made)
    // A completion says something only when it fails: what it completes has a result already.
    if (result !== null) results.set(result.index, result)
  }
  return jsonAnswer(200, bulkResponse([...results.values()]))
}

async function runStep(exchange: Exchange, step: BulkStep, made: Map<string, string>): Promise<BulkResult | null> {
  try {
    if (step.kind === 'completion') {
      const id = made.get(step.bulkId)
      if (id === undefined) return null
      const operation = {
        ...step.operation,
        method: 'PATCH' as const,
        path: `${step.operation.path}/${id}`,
        version: null,
      }
      await runBulkOperation(exchange, { ...operation, data: resolveBulkIds(step.patch, made) })
      return null
    }
    return await runOperation(exchange, step.operation, made)
  } catch (error) {
    return errorResult(step.operation, knownError(error))
  }
}

async function runOperation(
  exchange: Exchange,
  operation: BulkOperation,
  made: Map<string, string>,
): Promise<BulkResult> {
  const path = resolveBulkIds(operation.path, made)
  const data = operation.data === null ? null : resolveBulkIds<JsonObject>(operation.data, made)
  const answer = await runBulkOperation(exchange, { ...operation, path, data })
  const location =
    answer.headers['location'] ?? (operation.method === 'DELETE' ? `${exchange.baseUrl}${path}` : undefined)
  if (operation.method === 'POST' && operation.bulkId !== null && location !== undefined) {
    made.set(operation.bulkId, decodeURIComponent(location.slice(location.lastIndexOf('/') + 1)))
  }
  const { index, method, bulkId } = operation
  const version = answer.headers['etag']
  return {
    index,
    method,
    bulkId,
    status: answer.status,
    ...(location === undefined ? {} : { location }),
    ...(version === undefined ? {} : { version }),
  }
}

/** @throws what is our own fault and nobody's operation */
function knownError(error: unknown): ScimError {
  const known = scimErrorOf(error)
  if (known === null) throw error
  return known
}
