import { type Projection, parseSearchRequest, type ResourceType, ScimError, type SearchRequest } from '@dynasend/scim'
import type { ResourcePage, ResourceQuery } from '../directory/contract.ts'
import type { Answer } from './answer.ts'
import type { Exchange } from './exchange.ts'
import { answerList } from './list-answer.ts'
import { resourceQuery } from './list-request.ts'
import { parametersOf, projectionOf } from './parameters.ts'
import { bodyOf } from './request-body.ts'
import { groupText, userText } from './resource-text.ts'
import { groupType, userType } from './types.ts'

/** GET at the Tenant URL itself: users, then groups. RFC 7644 section 3.4.2.1. */
export async function listEverything(exchange: Exchange): Promise<Answer> {
  return answerEverything(exchange, parametersOf(exchange))
}

/** POST /.search. RFC 7644 section 3.4.3. */
export async function searchEverything(exchange: Exchange): Promise<Answer> {
  return answerEverything(exchange, parseSearchRequest(bodyOf(exchange)))
}

async function answerEverything(exchange: Exchange, parameters: SearchRequest): Promise<Answer> {
  if (parameters.cursor !== undefined) {
    throw new ScimError(400, 'invalidCursor', 'Cursor pages are offered at /Users and /Groups, not across both.')
  }
  const ofUsers = suitable(parameters, userType)
  const ofGroups = suitable(parameters, groupType)
  const either = ofUsers.query ?? ofGroups.query
  if (either === null) throw ofUsers.refusal ?? new ScimError(400, 'invalidFilter', 'The query suits no resource type.')
  const { startIndex, count } = firstPage(either)
  const users = await find(ofUsers, { kind: 'index', startIndex, count }, async (query, projection) => {
    const page = await exchange.directory.users.find(query)
    return { ...page, resources: page.resources.map((user) => userText(user, projection, exchange.baseUrl)) }
  })
  const rest = { startIndex: Math.max(1, startIndex - users.totalResults), count: count - users.resources.length }
  const groups = await find(ofGroups, { kind: 'index', ...rest }, async (query, projection) => {
    const page = await exchange.directory.groups.find(query)
    return { ...page, resources: page.resources.map((group) => groupText(group, projection, exchange.baseUrl)) }
  })
  return answerList(exchange, either, null, {
    resources: [...users.resources, ...groups.resources],
    totalResults: users.totalResults + groups.totalResults,
    nextCursor: null,
  })
}

function firstPage({ page }: ResourceQuery): { readonly startIndex: number; readonly count: number } {
  return { startIndex: page.kind === 'index' ? page.startIndex : 1, count: page.count }
}

interface Suitable {
  readonly projection: Projection
  readonly query: ResourceQuery | null
  readonly refusal: ScimError | null
}

/** A filter on an attribute that only the other type has finds nothing here, and is an error only if neither has it. */
function suitable(parameters: SearchRequest, resourceType: ResourceType): Suitable {
  const projection = projectionOf(parameters, resourceType)
  try {
    return { projection, query: resourceQuery(parameters, resourceType, projection), refusal: null }
  } catch (error) {
    if (error instanceof ScimError) return { projection, query: null, refusal: error }
    throw error
  }
}

type Found = ResourcePage<string>
type Read = (query: ResourceQuery, projection: Projection) => Promise<Found>

async function find({ query, projection }: Suitable, page: ResourceQuery['page'], read: Read): Promise<Found> {
  if (query === null) return { resources: [], totalResults: 0, nextCursor: null }
  return read({ ...query, page }, projection)
}
