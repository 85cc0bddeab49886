import type { StoredUser } from '../directory/contract.ts'
import { type Answer, emptyAnswer, textAnswer } from './answer.ts'
import type { Exchange } from './exchange.ts'
import { parametersOf, projectionOf } from './parameters.ts'
import { etagHeader } from './preconditions.ts'
import { userText } from './resource-text.ts'
import { userType } from './types.ts'
import { locationOf } from './user-resource.ts'

/**
 * Makes the answer that carries one user, as much of it as the client asked for.
 * @throws {ScimError} at once when `attributes` or `excludedAttributes` cannot be read, so before anything is written
 */
export function answerUser(exchange: Exchange, status: 200 | 201 | 204): (user: StoredUser) => Answer {
  const projection = projectionOf(parametersOf(exchange), userType)
  return (user) => {
    const headers = { location: locationOf(user.id, 'User', exchange.baseUrl), ...etagHeader(user.version) }
    if (status === 204) return emptyAnswer(204, headers)
    return textAnswer(status, userText(user, projection, exchange.baseUrl), headers)
  }
}
