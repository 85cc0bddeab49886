import { type Answer, emptyAnswer } from './answer.ts'
import type { Exchange } from './exchange.ts'
import { prepareWrite } from './write-answer.ts'

/** DELETE /Users/{id}. RFC 7644 section 3.6. */
export async function deleteUser(exchange: Exchange): Promise<Answer> {
  const write = prepareWrite(exchange, () => emptyAnswer(204))
  await exchange.directory.users.delete(exchange.id, write.options)
  return write.answer(null)
}
