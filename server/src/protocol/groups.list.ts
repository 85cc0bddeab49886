import { parseSearchRequest, type SearchRequest } from '@dynasend/scim'
import type { Answer } from './answer.ts'
import type { Exchange } from './exchange.ts'
import { answerList } from './list-answer.ts'
import { resourceQuery } from './list-request.ts'
import { parametersOf, projectionOf } from './parameters.ts'
import { bodyOf } from './request-body.ts'
import { groupText } from './resource-text.ts'
import { groupType } from './types.ts'

/** GET /Groups. RFC 7644 section 3.4.2. */
export async function listGroups(exchange: Exchange): Promise<Answer> {
  return answerGroups(exchange, parametersOf(exchange))
}

/** POST /Groups/.search. RFC 7644 section 3.4.3. */
export async function searchGroups(exchange: Exchange): Promise<Answer> {
  return answerGroups(exchange, parseSearchRequest(bodyOf(exchange)))
}

async function answerGroups(exchange: Exchange, parameters: SearchRequest): Promise<Answer> {
  const projection = projectionOf(parameters, groupType)
  const asked = resourceQuery(parameters, groupType, projection)
  const page = await exchange.directory.groups.find(asked)
  const resources = page.resources.map((group) => groupText(group, projection, exchange.baseUrl))
  return answerList(exchange, asked, 'Group', { ...page, resources })
}
