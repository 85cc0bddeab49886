import { ENTERPRISE_USER_SCHEMA, type Projection, project, type ResourceType } from '@dynasend/scim'
import type { JsonObject } from '../base/json.ts'
import type { StoredGroup, StoredUser } from '../directory/contract.ts'
import { groupMembers, groupResource } from './group-resource.ts'
import { groupType, userType } from './types.ts'
import { managerOf, metaOf, userGroups, userResource } from './user-resource.ts'

/** A user as the JSON text that a client gets, as much of it as the client asked for. */
export function userText(user: StoredUser, projection: Projection, baseUrl: string): string {
  const document = showsAll(projection, 'groups') ? withManager(user, baseUrl) : null
  if (document === null || needsCare.test(document)) return projected(userResource(user, baseUrl), projection, userType)
  const groups = user.groups.length === 0 ? {} : { groups: userGroups(user, baseUrl) }
  return completed(document, { id: user.id, meta: metaOf(user, 'User', baseUrl), ...groups })
}

/** A group as the JSON text that a client gets, as much of it as the client asked for. */
export function groupText(group: StoredGroup, projection: Projection, baseUrl: string): string {
  if (!showsAll(projection, 'members') || needsCare.test(group.text))
    return projected(groupResource(group, baseUrl), projection, groupType)
  const members = group.members?.length ? { members: groupMembers(group.members, baseUrl) } : {}
  return completed(group.text, { id: group.id, meta: metaOf(group, 'Group', baseUrl), ...members })
}

function projected(resource: JsonObject, projection: Projection, resourceType: ResourceType): string {
  return JSON.stringify(project(resource, projection, resourceType))
}

/** Whether the stored text can be sent as it is; what is no part of it (`groups`, `members`) may be left out or not. */
function showsAll({ attributes, excludedAttributes }: Projection, beside: 'groups' | 'members'): boolean {
  const { size } = excludedAttributes
  return attributes === null && (size === 0 || (size === 1 && excludedAttributes.has(beside)))
}

/**
 * What a projection would change in a stored text even when all was asked for: values without content, lists in lists, and
 * names that the server itself adds or never shows. Found in a value it costs the shortcut and nothing else.
 */
const needsCare = /\{\}|null|\[\[|,\[|"(?:__proto__|password|id|meta|groups|members)":/iu

/** The stored text, goes on with what only the server knows. */
function completed(document: string, rest: JsonObject): string {
  return `${document.slice(0, -1)},${JSON.stringify(rest).slice(1)}`
}

const enterpriseStart = `"${ENTERPRISE_USER_SCHEMA}":{`

/** The stored text with the manager's address and name in it; null where the manager is not at its usual place. */
function withManager({ text, manager }: StoredUser, baseUrl: string): string | null {
  if (manager === null) return text
  const stored = `"manager":{"value":${JSON.stringify(manager.id)}}`
  const start = text.indexOf(enterpriseStart) + enterpriseStart.length
  const place = text.indexOf(stored, start)
  if (start < enterpriseStart.length || place === -1 || /[{}]/u.test(text.slice(start, place))) return null
  const shown = `"manager":${JSON.stringify(managerOf(manager, baseUrl))}`
  return text.slice(0, place) + shown + text.slice(place + stored.length)
}
