import { ScimError } from '@dynasend/scim'
import type { JsonObject } from '../base/json.ts'
import type { Exchange } from './exchange.ts'
import { isObject } from './user-resource.ts'

/** @throws {ScimError} 400 invalidSyntax when the body is missing or no JSON object */
export function bodyOf(exchange: Exchange): JsonObject {
  const json = exchange.body?.json
  if (isObject(json)) return json
  throw new ScimError(400, 'invalidSyntax', 'The body must be a JSON object.')
}
