import { type Answer, emptyAnswer } from './answer.ts'
import type { Exchange } from './exchange.ts'
import { answerGroup } from './groups.answer.ts'
import { parametersOf, projectionOf } from './parameters.ts'
import { etagHeader, isKnown } from './preconditions.ts'
import { notFound } from './refusals.ts'
import { groupType, wantsMembers } from './types.ts'

/** GET /Groups/{id}; the members of a huge group are not even read when they are excluded. RFC 7644 section 3.4.1. */
export async function getGroup(exchange: Exchange): Promise<Answer> {
  const projection = projectionOf(parametersOf(exchange), groupType)
  const answer = answerGroup(exchange, 200)
  const group = await exchange.directory.groups.get(exchange.id, { members: wantsMembers(projection) })
  exchange.directory.recordRead(exchange.call, { kind: 'get', resource: 'Group', hits: group === null ? 0 : 1 })
  if (group === null) throw notFound()
  if (isKnown(exchange.ifNoneMatch, group.version)) return emptyAnswer(304, etagHeader(group.version))
  return answer(group)
}
