import { readResource, ScimError } from '@dynasend/scim'
import type { JsonValue } from '../base/json.ts'
import { AlreadyMemberError, MemberRefusedError, UnknownMemberError } from '../directory/errors.ts'
import type { Answer } from './answer.ts'
import type { Exchange } from './exchange.ts'
import { answerMembership } from './membership-resource.ts'
import { bodyOf } from './request-body.ts'
import { membershipType } from './types.ts'
import { isObject } from './user-resource.ts'
import { prepareWrite } from './write-answer.ts'

/** POST /GroupMemberships. draft-zollner-scim-group-members section 4.1. */
export async function createMembership(exchange: Exchange): Promise<Answer> {
  const resource = readResource(bodyOf(exchange), membershipType, 'create')
  const write = prepareWrite(exchange, answerMembership(exchange, 201))
  const wanted = { groupId: idIn(resource['group'], 'group'), memberId: idIn(resource['member'], 'member') }
  try {
    return write.answer(await exchange.directory.memberships.create(wanted, write.options))
  } catch (error) {
    throw refusalOf(error, wanted.groupId)
  }
}

function idIn(reference: JsonValue | undefined, attribute: 'group' | 'member'): string {
  const value = isObject(reference) ? reference['value'] : undefined
  if (typeof value === 'string' && value !== '') return value
  throw new ScimError(400, 'invalidValue', `${attribute}.value must be the id of a ${attribute}.`, `${attribute}.value`)
}

function refusalOf(error: unknown, groupId: string): unknown {
  if (error instanceof UnknownMemberError) {
    const attribute = error.memberIds[0] === groupId ? 'group.value' : 'member.value'
    const what = attribute === 'group.value' ? 'Group' : 'User or Group'
    return new ScimError(400, 'invalidValue', `${attribute}: no ${what} of this SCIM server has that id.`, attribute)
  }
  if (error instanceof AlreadyMemberError) {
    return new ScimError(409, 'uniqueness', 'The group has that member already.', 'member.value')
  }
  if (error instanceof MemberRefusedError) {
    const detail = 'member.value: a group is not its own member, and this SCIM server may not accept groups in groups.'
    return new ScimError(400, 'invalidValue', detail, 'member.value')
  }
  return error
}
