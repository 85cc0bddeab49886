import { listResponse, ScimError, schemaResource, serviceSchemas } from '@dynasend/scim'
import { type Answer, jsonAnswer } from './answer.ts'
import { discovery } from './discovery.ts'
import type { Exchange } from './exchange.ts'
import { registryOf } from './types.ts'

/** GET /Schemas. RFC 7643 section 7, RFC 7644 section 4. */
export async function listSchemas(exchange: Exchange): Promise<Answer> {
  discovery(exchange)
  const resources = registryOf(exchange.caller.settings)
    .schemas()
    .map((schema) => schemaResource(schema, exchange.baseUrl))
  return jsonAnswer(
    200,
    listResponse({ resources, totalResults: resources.length, startIndex: 1, itemsPerPage: resources.length }),
  )
}

/** GET /Schemas/{urn}; the schemas of the discovery answers themselves are found by name only. */
export async function getSchema(exchange: Exchange): Promise<Answer> {
  discovery(exchange)
  const schema = [...registryOf(exchange.caller.settings).schemas(), ...serviceSchemas].find(
    ({ id }) => id.toLowerCase() === exchange.id.toLowerCase(),
  )
  if (schema === undefined) throw new ScimError(404, undefined, 'There is no such schema on this SCIM server.')
  return jsonAnswer(200, schemaResource(schema, exchange.baseUrl))
}
