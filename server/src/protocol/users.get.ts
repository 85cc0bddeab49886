import { type Answer, emptyAnswer } from './answer.ts'
import type { Exchange } from './exchange.ts'
import { parametersOf, projectionOf } from './parameters.ts'
import { etagHeader, isKnown } from './preconditions.ts'
import { notFound } from './refusals.ts'
import { userType, wantsGroups } from './types.ts'
import { answerUser } from './users.answer.ts'

/** GET /Users/{id}. RFC 7644 section 3.4.1. */
export async function getUser(exchange: Exchange): Promise<Answer> {
  const projection = projectionOf(parametersOf(exchange), userType)
  const answer = answerUser(exchange, 200)
  const user = await exchange.directory.users.get(exchange.id, { groups: wantsGroups(projection) })
  exchange.directory.recordRead(exchange.call, { kind: 'get', resource: 'User', hits: user === null ? 0 : 1 })
  if (user === null) throw notFound()
  if (isKnown(exchange.ifNoneMatch, user.version)) return emptyAnswer(304, etagHeader(user.version))
  return answer(user)
}
