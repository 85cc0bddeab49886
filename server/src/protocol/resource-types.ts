import { listResponse, resourceTypeResource, ScimError } from '@dynasend/scim'
import { type Answer, jsonAnswer } from './answer.ts'
import { discovery } from './discovery.ts'
import type { Exchange } from './exchange.ts'
import { registryOf } from './types.ts'

/** GET /ResourceTypes. RFC 7643 section 6, RFC 7644 section 4. */
export async function listResourceTypes(exchange: Exchange): Promise<Answer> {
  discovery(exchange)
  const resources = registryOf(exchange.caller.settings)
    .resourceTypes()
    .map((type) => resourceTypeResource(type, exchange.baseUrl))
  return jsonAnswer(
    200,
    listResponse({ resources, totalResults: resources.length, startIndex: 1, itemsPerPage: resources.length }),
  )
}

/** GET /ResourceTypes/{name}. */
export async function getResourceType(exchange: Exchange): Promise<Answer> {
  discovery(exchange)
  const type = registryOf(exchange.caller.settings)
    .resourceTypes()
    .find(({ id }) => id === exchange.id)
  if (type === undefined) throw new ScimError(404, undefined, 'There is no such resource type on this SCIM server.')
  return jsonAnswer(200, resourceTypeResource(type, exchange.baseUrl))
}
