import { isJsonObject, type JsonObject, type JsonValue, ownValue } from '../json.ts'
import type { Attribute } from '../schema/attribute.ts'
import { type ResourceType, subAttributeOf } from '../schema/resource-type.ts'
import { isNamed, type Projection } from './projection.ts'

/**
 * The resource as the client may see it: `always` attributes in any case, `never` ones in none, `request` ones when
 * asked for by name, the rest by the two parameters. The resource is not changed.
 */
export function project(resource: JsonObject, projection: Projection, resourceType: ResourceType): JsonObject {
  const result: JsonObject = {}
  for (const [key, value] of Object.entries(resource)) {
    const schema = extensionOf(key, value, resourceType)
    const kept =
      schema === null
        ? projectAttribute(key, null, value, projection, resourceType)
        : projectExtension(key, schema, projection, resourceType)
    if (kept !== undefined) result[key] = kept
  }
  return result
}

function extensionOf(key: string, value: JsonValue, resourceType: ResourceType): JsonObject | null {
  if (!isJsonObject(value)) return null
  return key.includes(':') || resourceType.extensionsById.has(key.toLowerCase()) ? value : null
}

function projectExtension(
  urn: string,
  extension: JsonObject,
  projection: Projection,
  resourceType: ResourceType,
): JsonObject | undefined {
  const result: JsonObject = {}
  for (const [name, value] of Object.entries(extension)) {
    const kept = projectAttribute(name, urn, value, projection, resourceType)
    if (kept !== undefined) result[name] = kept
  }
  return Object.keys(result).length === 0 ? undefined : result
}

function projectAttribute(
  name: string,
  urn: string | null,
  value: JsonValue,
  projection: Projection,
  resourceType: ResourceType,
): JsonValue | undefined {
  const lower = name.toLowerCase()
  const attribute = urn === null ? resourceType.attributes.get(lower) : attributeOfExtension(urn, lower, resourceType)
  const whole = urn?.toLowerCase() ?? ''
  const path = urn === null ? lower : `${whole}:${lower}`
  const named = isNamed(projection.attributes, path, whole)
  switch (attribute?.returned) {
    case 'never':
      return undefined
    case 'always':
      return value
    case 'request':
      if (named === 'no') return undefined
      break
    default:
      if (projection.attributes !== null && named === 'no') return alwaysParts(value, attribute)
  }
  if (projection.excludedAttributes.has(path) || projection.excludedAttributes.has(whole))
    return alwaysParts(value, attribute)
  return projectParts(value, path, attribute, projection, named === 'parts')
}

function attributeOfExtension(urn: string, name: string, resourceType: ResourceType): Attribute | undefined {
  const schema = resourceType.extensionsById.get(urn.toLowerCase())?.schema
  return schema?.attributes.find((attribute) => attribute.name.toLowerCase() === name)
}

type Keeps = (sub: Attribute | undefined, path: string) => boolean

function projectParts(
  value: JsonValue,
  path: string,
  attribute: Attribute | undefined,
  projection: Projection,
  onlyNamed: boolean,
): JsonValue | undefined {
  const keeps: Keeps = (sub, subPath) => {
    if (sub?.returned === 'never') return false
    if (sub?.returned === 'always') return true
    const named = projection.attributes?.has(subPath) ?? false
    if (sub?.returned === 'request' || onlyNamed) return named
    return !projection.excludedAttributes.has(subPath)
  }
  return filterParts(value, path, attribute, keeps)
}

/** An attribute that is left out still shows its `always` sub-attributes: RFC 7643 section 7, "returned". */
function alwaysParts(value: JsonValue, attribute: Attribute | undefined): JsonValue | undefined {
  if (attribute?.subAttributes?.some((sub) => sub.returned === 'always') !== true) return undefined
  return filterParts(value, '', attribute, (sub) => sub?.returned === 'always')
}

function filterParts(
  value: JsonValue,
  path: string,
  attribute: Attribute | undefined,
  keeps: Keeps,
): JsonValue | undefined {
  if (Array.isArray(value)) {
    const elements = value.flatMap((element) => filterParts(element, path, attribute, keeps) ?? [])
    return elements.length === 0 && value.length > 0 ? undefined : elements
  }
  if (!isJsonObject(value)) return value
  const parts: JsonObject = {}
  for (const name of Object.keys(value)) {
    const sub = attribute === undefined ? undefined : subAttributeOf(attribute, name)
    const part = ownValue(value, name)
    if (part !== undefined && keeps(sub, `${path}.${name.toLowerCase()}`)) parts[name] = part
  }
  return Object.keys(parts).length === 0 && Object.keys(value).length > 0 ? undefined : parts
}
