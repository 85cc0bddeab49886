import { applyPatch, type MemberOperation, parsePatchRequest, splitMemberOperations } from '@dynasend/scim'
import type { MemberChange } from '../directory/contract.ts'
import type { Answer } from './answer.ts'
import { lookupOf } from './condition.ts'
import type { Exchange } from './exchange.ts'
import { groupDocument } from './group-document.ts'
import { answerGroup } from './groups.answer.ts'
import { limits } from './limits.ts'
import { bodyOf } from './request-body.ts'
import { groupType } from './types.ts'
import { patchStatus } from './users.patch.ts'
import { prepareWrite } from './write-answer.ts'

/**
 * PATCH /Groups/{id}: all operations or none. Members are changed by rows and never listed in the answer, because
 * Entra changes a group of 100,000 one member at a time. RFC 7644 section 3.5.2.
 */
export async function patchGroup(exchange: Exchange): Promise<Answer> {
  const operations = parsePatchRequest(bodyOf(exchange), { maxOperations: limits.patchOperations })
  const { members, rest } = splitMemberOperations(operations, groupType)
  const changes = members.map(memberChange)
  const status = changes.length > 0 && !exchange.query.has('attributes') ? 204 : patchStatus(exchange)
  const write = prepareWrite(exchange, answerGroup(exchange, status))
  const group = await exchange.directory.groups.update(
    exchange.id,
    (current) => ({ document: groupDocument(applyPatch(current.document, rest, groupType)), members: changes }),
    write.options,
  )
  return write.answer(group)
}

function memberChange(operation: MemberOperation): MemberChange {
  if (operation.kind !== 'removeWhere') return operation
  return { kind: 'removeWhere', condition: lookupOf(operation.condition, groupType) }
}
