import { type Answer, emptyAnswer } from './answer.ts'
import type { Exchange } from './exchange.ts'
import { prepareWrite } from './write-answer.ts'

/** DELETE /GroupMemberships/{id}. draft-zollner-scim-group-members section 4.3. */
export async function deleteMembership(exchange: Exchange): Promise<Answer> {
  const write = prepareWrite(exchange, () => emptyAnswer(204))
  await exchange.directory.memberships.delete(exchange.id, write.options)
  return write.answer(null)
}
