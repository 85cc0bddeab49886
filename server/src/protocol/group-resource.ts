import type { JsonObject } from '../base/json.ts'
import type { GroupMember, StoredGroup } from '../directory/contract.ts'
import { metaOf } from './user-resource.ts'

/** A stored group as the resource that clients see. Members that were not read are left out, an empty list too. */
export function groupResource(group: StoredGroup, baseUrl: string): JsonObject {
  const resource: JsonObject = { ...group.document, id: group.id, meta: metaOf(group, 'Group', baseUrl) }
  if (group.members !== null && group.members.length > 0) resource['members'] = groupMembers(group.members, baseUrl)
  return resource
}

export function groupMembers(members: readonly GroupMember[], baseUrl: string): JsonObject[] {
  return members.map((member) => memberOf(member, baseUrl))
}

function memberOf({ value, type, display }: GroupMember, baseUrl: string): JsonObject {
  return {
    value,
    $ref: `${baseUrl}/${type}s/${encodeURIComponent(value)}`,
    type,
    ...(display === null ? {} : { display }),
  }
}
