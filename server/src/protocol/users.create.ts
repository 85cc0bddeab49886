import { readResource } from '@dynasend/scim'
import type { Answer } from './answer.ts'
import type { Exchange } from './exchange.ts'
import { bodyOf } from './request-body.ts'
import { userType } from './types.ts'
import { userDocument } from './user-document.ts'
import { answerUser } from './users.answer.ts'
import { prepareWrite } from './write-answer.ts'

/** POST /Users. RFC 7644 section 3.3. */
export async function createUser(exchange: Exchange): Promise<Answer> {
  const document = userDocument(readResource(bodyOf(exchange), userType, 'create'))
  const write = prepareWrite(exchange, answerUser(exchange, 201))
  return write.answer(await exchange.directory.users.create(document, write.options))
}
