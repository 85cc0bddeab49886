import type { Answer } from './answer.ts'
import type { Exchange } from './exchange.ts'
import { answerMembership } from './membership-resource.ts'
import { notFound } from './refusals.ts'

/** GET /GroupMemberships/{id}. draft-zollner-scim-group-members section 4.2. */
export async function getMembership(exchange: Exchange): Promise<Answer> {
  const answer = answerMembership(exchange, 200)
  const membership = await exchange.directory.memberships.get(exchange.id)
  exchange.directory.recordRead(exchange.call, { kind: 'get', resource: 'Group', hits: membership === null ? 0 : 1 })
  if (membership === null) throw notFound()
  return answer(membership)
}
