import { GROUP_MEMBERSHIP_SCHEMA, project } from '@dynasend/scim'
import type { JsonObject } from '../base/json.ts'
import type { StoredMembership } from '../directory/contract.ts'
import { type Answer, jsonAnswer } from './answer.ts'
import type { Exchange } from './exchange.ts'
import { parametersOf, projectionOf } from './parameters.ts'
import { membershipType } from './types.ts'
import { locationOf } from './user-resource.ts'

/** A membership as the resource that clients see. draft-zollner-scim-group-members section 3.2. */
export function membershipResource({ id, group, member, created }: StoredMembership, baseUrl: string): JsonObject {
  return {
    schemas: [GROUP_MEMBERSHIP_SCHEMA],
    id,
    group: { value: group.id, $ref: locationOf(group.id, 'Group', baseUrl), display: group.display },
    member: {
      value: member.value,
      $ref: locationOf(member.value, member.type, baseUrl),
      type: member.type,
      ...(member.display === null ? {} : { display: member.display }),
    },
    // It can only begin and end, so it was never modified and needs no version.
    meta: {
      resourceType: 'GroupMembership',
      created,
      lastModified: created,
      location: membershipLocation(id, baseUrl),
    },
  }
}

/** Makes the answer that carries one membership. @throws {ScimError} at once when the projection cannot be read */
export function answerMembership(exchange: Exchange, status: 200 | 201): (membership: StoredMembership) => Answer {
  const projection = projectionOf(parametersOf(exchange), membershipType)
  return (membership) =>
    jsonAnswer(status, project(membershipResource(membership, exchange.baseUrl), projection, membershipType), {
      location: membershipLocation(membership.id, exchange.baseUrl),
    })
}

function membershipLocation(id: string, baseUrl: string): string {
  return `${baseUrl}/GroupMemberships/${encodeURIComponent(id)}`
}
