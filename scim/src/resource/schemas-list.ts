import { ScimError } from '../errors/scim-error.ts'
import { isJsonObject, type JsonObject, type JsonValue } from '../json.ts'
import type { ResourceType } from '../schema/resource-type.ts'

/** A marker without attributes that Entra puts on a new group; better-auth calls it `acceptLegacyGroupSchema`. */
const LEGACY_GROUP_MARKER = 'http://schemas.microsoft.com/2006/11/resourcemanagement/adscim/2.0/group'
const CORE_PREFIX = 'urn:ietf:params:scim:schemas:core:2.0:'

/**
 * The `schemas` of a resource: what the client named, the core schema if it forgot it, and every extension that the
 * resource carries (RFC 7643 section 3).
 * @throws {ScimError} 400 invalidValue when it is no list of strings or names another resource type's core schema
 */
export function readSchemas(sent: JsonValue | undefined, resource: JsonObject, resourceType: ResourceType): string[] {
  const core = resourceType.schema.id
  const named = sent === undefined || sent === null ? [] : sent
  if (!Array.isArray(named) || !named.every((urn) => typeof urn === 'string')) {
    throw new ScimError(400, 'invalidValue', 'The value of "schemas" must be a list of schema URNs.', 'schemas')
  }
  const result = new Map<string, string>()
  const urns = named.some((urn) => urn.toLowerCase() === core.toLowerCase()) ? named : [core, ...named]
  for (const urn of [...urns, ...carriedExtensions(resource)]) {
    const lower = urn.toLowerCase()
    if (lower === LEGACY_GROUP_MARKER || result.has(lower)) continue
    refuseOtherType(urn, resourceType)
    result.set(lower, lower === core.toLowerCase() ? core : (resourceType.extensionsById.get(lower)?.schema.id ?? urn))
  }
  return [...result.values()]
}

/** The URNs under which a resource carries extension objects. */
export function carriedExtensions(resource: JsonObject): string[] {
  return Object.keys(resource).filter((key) => key.includes(':') && isJsonObject(resource[key]))
}

/** A resource has one core schema. @throws {ScimError} 400 invalidValue when the URN is that of another resource type's */
export function refuseOtherType(urn: string, resourceType: ResourceType): void {
  const lower = urn.toLowerCase()
  if (!lower.startsWith(CORE_PREFIX) || lower === resourceType.schema.id.toLowerCase()) return
  const detail = `"schemas" names ${urn}, but the resource is a ${resourceType.name}.`
  throw new ScimError(400, 'invalidValue', detail, 'schemas')
}
