import type { Directory, KnownGroup, KnownUser } from './directory.ts'
import type { Json, JsonObject } from './json.ts'
import { customSchema, enterpriseSchema, listNames } from './person.ts'

export const groupSchema = 'urn:ietf:params:scim:schemas:core:2.0:Group'

/** An id, as requests and expectations write it before a server has given one. */
export const idOf = (handle: string): string => `‹${handle}›`
/** A version as expectations write it. */
export const versionOf = (handle: string, version: number): string => `‹${handle}@${version}›`

/** The user as an answer must show it. RFC 7643 sections 3.1, 4.1 and 4.3. */
export function shownUser(directory: Directory, { handle, version, person }: KnownUser): JsonObject {
  const groups = directory.groupsOf(handle).map((group) => ({
    value: idOf(group.handle),
    $ref: `‹base›/Groups/${idOf(group.handle)}`,
    display: group.displayName,
    type: 'direct',
  }))
  const enterprise: JsonObject = { ...Object.fromEntries(person.enterprise), ...managerOf(directory, person.manager) }
  const lists = listNames.flatMap((name) => {
    const elements = person.lists[name].map((element) => ({ ...element }))
    return elements.length === 0 ? [] : [[name, elements] as [string, Json]]
  })
  return {
    schemas: [...person.schemas],
    id: idOf(handle),
    ...Object.fromEntries(person.texts),
    ...(person.active === null ? {} : { active: person.active }),
    ...(person.name.size === 0 ? {} : { name: Object.fromEntries(person.name) }),
    ...Object.fromEntries(lists),
    ...(groups.length === 0 ? {} : { groups }),
    ...(Object.keys(enterprise).length === 0 ? {} : { [enterpriseSchema]: enterprise }),
    ...(person.custom.size === 0 ? {} : { [customSchema]: Object.fromEntries(person.custom) }),
    meta: metaOf('User', handle, version),
  }
}

/** An object, never a bare id: a bare one makes Entra give up on the resource. */
function managerOf(directory: Directory, manager: string | null): JsonObject {
  if (manager === null) return {}
  const name = directory.nameOf(manager)
  const reference = { value: idOf(manager), $ref: `‹base›/Users/${idOf(manager)}` }
  return { manager: name === null ? reference : { ...reference, displayName: name } }
}

/** The group as an answer must show it; RFC 7643 section 4.2. */
export function shownGroup(directory: Directory, group: KnownGroup, withMembers: boolean): JsonObject {
  const members = [...group.members].map((handle) => ({
    value: idOf(handle),
    $ref: `‹base›/Users/${idOf(handle)}`,
    type: 'User',
    display: directory.nameOf(handle) ?? '',
  }))
  return {
    schemas: [groupSchema],
    id: idOf(group.handle),
    displayName: group.displayName,
    ...(group.externalId === null ? {} : { externalId: group.externalId }),
    ...(withMembers && members.length > 0 ? { members } : {}),
    meta: metaOf('Group', group.handle, group.version),
  }
}

/** RFC 7643 section 3.1; the two times are looked at by the driver. */
function metaOf(resourceType: 'User' | 'Group', handle: string, version: number): JsonObject {
  return {
    resourceType,
    created: '‹time›',
    lastModified: '‹time›',
    location: `‹base›/${resourceType}s/${idOf(handle)}`,
    version: versionOf(handle, version),
  }
}
