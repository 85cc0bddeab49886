import { ENTERPRISE_USER_SCHEMA, formatEtag } from '@dynasend/scim'
import type { JsonObject, JsonValue } from '../base/json.ts'
import type { StoredResource, StoredUser } from '../directory/contract.ts'

/** A stored user as the resource that clients see: the document as it came, and what only the server knows. */
export function userResource(user: StoredUser, baseUrl: string): JsonObject {
  const resource: JsonObject = { ...user.document, id: user.id, meta: metaOf(user, 'User', baseUrl) }
  if (user.groups.length > 0) resource['groups'] = userGroups(user, baseUrl)
  const enterprise = resource[ENTERPRISE_USER_SCHEMA]
  if (user.manager !== null && isObject(enterprise)) {
    resource[ENTERPRISE_USER_SCHEMA] = { ...enterprise, manager: managerOf(user.manager, baseUrl) }
  }
  return resource
}

export function userGroups({ groups }: StoredUser, baseUrl: string): JsonObject[] {
  return groups.map(({ id, display, type }) => ({
    value: id,
    $ref: `${baseUrl}/Groups/${encodeURIComponent(id)}`,
    ...(display === null ? {} : { display }),
    type,
  }))
}

/** An object, because a bare string makes Entra give up on the whole resource. */
export function managerOf(manager: NonNullable<StoredUser['manager']>, baseUrl: string): JsonObject {
  return {
    value: manager.id,
    $ref: `${baseUrl}/Users/${encodeURIComponent(manager.id)}`,
    ...(manager.displayName === null ? {} : { displayName: manager.displayName }),
  }
}

/** RFC 7643 section 3.1. */
export function metaOf(stored: StoredResource, resourceType: 'User' | 'Group', baseUrl: string): JsonObject {
  return {
    resourceType,
    created: stored.created,
    lastModified: stored.lastModified,
    location: locationOf(stored.id, resourceType, baseUrl),
    version: formatEtag(stored.version),
  }
}

export function locationOf(id: string, resourceType: 'User' | 'Group', baseUrl: string): string {
  return `${baseUrl}/${resourceType}s/${encodeURIComponent(id)}`
}

export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
