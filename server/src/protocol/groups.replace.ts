import { readMembers, readResource } from '@dynasend/scim'
import type { MemberChange } from '../directory/contract.ts'
import type { Answer } from './answer.ts'
import type { Exchange } from './exchange.ts'
import { groupDocument } from './group-document.ts'
import { answerGroup } from './groups.answer.ts'
import { parametersOf, projectionOf } from './parameters.ts'
import { bodyOf } from './request-body.ts'
import { groupType, wantsMembers } from './types.ts'
import { prepareWrite } from './write-answer.ts'

/** PUT /Groups/{id}: a body without `members` empties the group, as for every attribute. RFC 7644 section 3.5.1. */
export async function replaceGroup(exchange: Exchange): Promise<Answer> {
  const resource = readResource(bodyOf(exchange), groupType, 'replace')
  const document = groupDocument(resource)
  const members: MemberChange[] = [{ kind: 'replace', members: readMembers(resource['members'], groupType) }]
  const render = answerGroup(exchange, 200)
  const write = prepareWrite(exchange, render)
  const written = await exchange.directory.groups.update(exchange.id, () => ({ document, members }), write.options)
  // The write knows nothing of the list; a client that replaces a group wants to see it (Okta compares).
  const read = wantsMembers(projectionOf(parametersOf(exchange), groupType))
    ? await exchange.directory.groups.get(exchange.id, { members: true })
    : null
  return read === null ? write.answer(written) : render(read)
}
