import type { StoredGroup } from '../directory/contract.ts'
import { type Answer, emptyAnswer, textAnswer } from './answer.ts'
import type { Exchange } from './exchange.ts'
import { parametersOf, projectionOf } from './parameters.ts'
import { etagHeader } from './preconditions.ts'
import { groupText } from './resource-text.ts'
import { groupType } from './types.ts'
import { locationOf } from './user-resource.ts'

/**
 * Makes the answer that carries one group, as much of it as the client asked for.
 * @throws {ScimError} at once when `attributes` or `excludedAttributes` cannot be read, so before anything is written
 */
export function answerGroup(exchange: Exchange, status: 200 | 201 | 204): (group: StoredGroup) => Answer {
  const projection = projectionOf(parametersOf(exchange), groupType)
  return (group) => {
    const headers = { location: locationOf(group.id, 'Group', exchange.baseUrl), ...etagHeader(group.version) }
    if (status === 204) return emptyAnswer(204, headers)
    return textAnswer(status, groupText(group, projection, exchange.baseUrl), headers)
  }
}
