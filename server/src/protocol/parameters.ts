import {
  type Projection,
  parseProjection,
  parseQueryParameters,
  type ResourceType,
  type SearchRequest,
} from '@dynasend/scim'
import type { Exchange } from './exchange.ts'

const names = ['attributes', 'excludedAttributes', 'filter', 'sortBy', 'sortOrder', 'startIndex', 'count', 'cursor']

/** The parameters of the address, names in any case. @throws {ScimError} 400 */
export function parametersOf({ query }: Exchange): SearchRequest {
  return parseQueryParameters(Object.fromEntries(names.map((name) => [name, query.get(name.toLowerCase())])))
}

/** What of a resource the client asked for. RFC 7644 section 3.9. */
export function projectionOf(parameters: SearchRequest, resourceType: ResourceType): Projection {
  return parseProjection(
    { attributes: parameters.attributes, excludedAttributes: parameters.excludedAttributes },
    resourceType,
  )
}
