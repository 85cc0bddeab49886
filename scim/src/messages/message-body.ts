import { ScimError } from '../errors/scim-error.ts'
import { isJsonObject, type JsonObject, ownValueOf } from '../json.ts'

/**
 * Checks that a body is an object and, where it says what message it is, that it says the expected one. A body that
 * names no schemas is accepted: what it must hold is checked anyway.
 * @throws {ScimError} 400 invalidSyntax
 */
export function messageBody(body: unknown, schema: string): JsonObject {
  const name = schema.slice(schema.lastIndexOf(':') + 1)
  if (!isJsonObject(body))
    throw new ScimError(400, 'invalidSyntax', `The body must be a JSON object: a ${name} message.`)
  const schemas = ownValueOf(body, 'schemas')
  if (schemas === undefined || schemas === null) return body
  const names = Array.isArray(schemas) ? schemas : [schemas]
  if (!names.some((urn) => typeof urn === 'string' && urn.toLowerCase() === schema.toLowerCase())) {
    throw new ScimError(400, 'invalidSyntax', `The body's "schemas" must name ${schema}.`)
  }
  return body
}
