import { readResource } from '@dynasend/scim'
import type { Answer } from './answer.ts'
import type { Exchange } from './exchange.ts'
import { bodyOf } from './request-body.ts'
import { userType } from './types.ts'
import { userDocument } from './user-document.ts'
import { answerUser } from './users.answer.ts'
import { prepareWrite } from './write-answer.ts'

/** PUT /Users/{id}: what is not sent is gone; what only the server may change is ignored. RFC 7644 section 3.5.1. */
export async function replaceUser(exchange: Exchange): Promise<Answer> {
  const document = userDocument(readResource(bodyOf(exchange), userType, 'replace'))
  const write = prepareWrite(exchange, answerUser(exchange, 200))
  return write.answer(await exchange.directory.users.update(exchange.id, () => document, write.options))
}
