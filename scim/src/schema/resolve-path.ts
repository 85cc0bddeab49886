import { type AttributePath, parseAttributePath } from '../path/attribute-path.ts'
import type { Attribute } from './attribute.ts'
import { type ResourceType, subAttributeOf } from './resource-type.ts'
import { subAttributeAlias } from './sub-attribute-alias.ts'

/** Where a path leads in a resource of one type. */
export interface ResolvedPath {
  /** The URN under which the resource holds the extension, in its schema's spelling; null for the core. */
  readonly extension: string | null
  /** The attribute's name in its schema's spelling, else as given; null when the path names a whole schema. */
  readonly name: string | null
  readonly attribute: Attribute | null
  readonly subName: string | null
  readonly subAttribute: Attribute | null
  /** The definition of what the path ends at; null for what no registered schema knows. */
  readonly definition: Attribute | null
  /** Lower-case, with the URN of an extension and without that of the core: one text for each place. */
  readonly canonical: string
}

/**
 * Finds what a path means. A bare name that the core lacks is looked for in the extensions, so that `manager` finds
 * the enterprise manager (Entra and Okta send it so).
 * @throws {ScimError} 400 invalidPath when the text is no path
 */
export function resolvePath(resourceType: ResourceType, path: AttributePath | string): ResolvedPath {
  const { schema, attribute, subAttribute } = typeof path === 'string' ? parseAttributePath(path) : path
  if (schema === null) return resolveBare(resourceType, attribute, subAttribute)
  const whole = attribute === '' ? schema : `${schema}:${attribute}`
  const named = extensionUrn(resourceType, whole)
  if (named !== undefined) {
    // "urn:…:User.department": Entra before December 2018 put a dot between an extension and its attribute.
    return subAttribute === null ? wholeSchema(named) : inSchema(resourceType, named, subAttribute, null)
  }
  if (attribute === '') return wholeSchema(schema)
  const extension = extensionUrn(resourceType, schema)
  return inSchema(resourceType, extension === undefined ? schema : extension, attribute, subAttribute)
}

/** `null`: the core schema; `undefined`: no schema of this resource type. */
function extensionUrn(resourceType: ResourceType, urn: string): string | null | undefined {
  const lower = urn.toLowerCase()
  if (lower === resourceType.schema.id.toLowerCase()) return null
  return resourceType.extensionsById.get(lower)?.schema.id
}

function resolveBare(resourceType: ResourceType, name: string, subName: string | null): ResolvedPath {
  if (!resourceType.attributes.has(name.toLowerCase())) {
    for (const { schema } of resourceType.extensions) {
      if (attributeIn(resourceType, schema.id, name) !== null) return inSchema(resourceType, schema.id, name, subName)
    }
  }
  return inSchema(resourceType, null, name, subName)
}

function attributeIn(resourceType: ResourceType, extension: string | null, name: string): Attribute | null {
  const lower = name.toLowerCase()
  if (extension === null) return resourceType.attributes.get(lower) ?? null
  const schema = resourceType.extensionsById.get(extension.toLowerCase())?.schema
  return schema?.attributes.find((attribute) => attribute.name.toLowerCase() === lower) ?? null
}

function wholeSchema(extension: string | null): ResolvedPath {
  const nothing = { name: null, attribute: null, subName: null, subAttribute: null, definition: null }
  return { extension, ...nothing, canonical: (extension ?? '').toLowerCase() }
}

function inSchema(
  resourceType: ResourceType,
  extension: string | null,
  name: string,
  subName: string | null,
): ResolvedPath {
  const attribute = attributeIn(resourceType, extension, name)
  const local = {
    extension,
    name: attribute?.name ?? name,
    attribute,
    subName: null,
    subAttribute: null,
    definition: attribute,
    canonical: (extension === null ? name : `${extension}:${name}`).toLowerCase(),
  }
  return subName === null ? local : withSubAttribute(local, subName)
}

/** The path of one sub-attribute below a path that has none. */
export function withSubAttribute(parent: ResolvedPath, subName: string): ResolvedPath {
  const known = subAttributeAlias(parent.canonical, subName)
  const subAttribute = parent.attribute === null ? null : (subAttributeOf(parent.attribute, known) ?? null)
  const spelled = subAttribute?.name ?? known
  return {
    ...parent,
    subName: spelled,
    subAttribute,
    definition: subAttribute,
    canonical: `${parent.canonical}.${spelled.toLowerCase()}`,
  }
}
