import { applyPatch, parsePatchRequest } from '@dynasend/scim'
import type { Answer } from './answer.ts'
import type { Exchange } from './exchange.ts'
import { limits } from './limits.ts'
import { bodyOf } from './request-body.ts'
import { userType } from './types.ts'
import { userDocument } from './user-document.ts'
import { answerUser } from './users.answer.ts'
import { prepareWrite } from './write-answer.ts'

/** PATCH /Users/{id}: all operations or none. RFC 7644 section 3.5.2. */
export async function patchUser(exchange: Exchange): Promise<Answer> {
  const operations = parsePatchRequest(bodyOf(exchange), { maxOperations: limits.patchOperations })
  const write = prepareWrite(exchange, answerUser(exchange, patchStatus(exchange)))
  const user = await exchange.directory.users.update(
    exchange.id,
    (current) => userDocument(applyPatch(current.document, operations, userType)),
    write.options,
  )
  return write.answer(user)
}

/** A client that names attributes wants to see them, whatever the SCIM server usually answers. */
export function patchStatus(exchange: Exchange): 200 | 204 {
  return exchange.query.has('attributes') ? 200 : exchange.caller.settings.patchAnswer
}
