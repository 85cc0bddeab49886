import { parseSearchRequest, type SearchRequest } from '@dynasend/scim'
import type { Answer } from './answer.ts'
import type { Exchange } from './exchange.ts'
import { answerList } from './list-answer.ts'
import { resourceQuery } from './list-request.ts'
import { parametersOf, projectionOf } from './parameters.ts'
import { bodyOf } from './request-body.ts'
import { userText } from './resource-text.ts'
import { userType } from './types.ts'

/** GET /Users. RFC 7644 section 3.4.2. */
export async function listUsers(exchange: Exchange): Promise<Answer> {
  return answerUsers(exchange, parametersOf(exchange))
}

/** POST /Users/.search. RFC 7644 section 3.4.3. */
export async function searchUsers(exchange: Exchange): Promise<Answer> {
  return answerUsers(exchange, parseSearchRequest(bodyOf(exchange)))
}

async function answerUsers(exchange: Exchange, parameters: SearchRequest): Promise<Answer> {
  const projection = projectionOf(parameters, userType)
  const asked = resourceQuery(parameters, userType, projection)
  const page = await exchange.directory.users.find(asked)
  const resources = page.resources.map((user) => userText(user, projection, exchange.baseUrl))
  return answerList(exchange, asked, 'User', { ...page, resources })
}
