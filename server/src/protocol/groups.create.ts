import { readMembers, readResource } from '@dynasend/scim'
import type { Answer } from './answer.ts'
import type { Exchange } from './exchange.ts'
import { groupDocument } from './group-document.ts'
import { answerGroup } from './groups.answer.ts'
import { bodyOf } from './request-body.ts'
import { groupType } from './types.ts'
import { prepareWrite } from './write-answer.ts'

/** POST /Groups. RFC 7644 section 3.3. */
export async function createGroup(exchange: Exchange): Promise<Answer> {
  const resource = readResource(bodyOf(exchange), groupType, 'create')
  const write = prepareWrite(exchange, answerGroup(exchange, 201))
  const members = readMembers(resource['members'], groupType)
  return write.answer(await exchange.directory.groups.create(groupDocument(resource), members, write.options))
}
