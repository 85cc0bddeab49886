import { ScimError } from '../errors/scim-error.ts'
import type { Attribute, Schema } from './attribute.ts'
import { everyResourceAttributes } from './every-resource.ts'

export interface Extension {
  readonly schema: Schema
  /** Whether every resource must carry the extension: RFC 7643 section 6. */
  readonly required: boolean
}

/** What an author has to say of a resource type: RFC 7643 section 6. */
export interface ResourceTypeDraft {
  readonly id: string
  readonly name: string
  /** Relative to the base address, for example `/Users`. */
  readonly endpoint: string
  readonly description: string
  readonly schema: Schema
  readonly extensions: readonly Extension[]
}

/** A resource type with the look-ups that reading paths and bodies needs; never changed after it was made. */
export interface ResourceType extends ResourceTypeDraft {
  /** The core schema's attributes and those of every resource, by lower-case name. */
  readonly attributes: ReadonlyMap<string, Attribute>
  /** By lower-case URN. */
  readonly extensionsById: ReadonlyMap<string, Extension>
}

/** @throws {ScimError} 400 invalidValue when a schema has two attributes of one name, or two extensions share a URN. */
export function createResourceType(draft: ResourceTypeDraft): ResourceType {
  const attributes = byName([...everyResourceAttributes, ...draft.schema.attributes], draft.schema.id)
  const extensionsById = new Map<string, Extension>()
  for (const extension of draft.extensions) {
    byName(extension.schema.attributes, extension.schema.id)
    const id = extension.schema.id.toLowerCase()
    if (extensionsById.has(id) || id === draft.schema.id.toLowerCase()) {
      throw new ScimError(
        400,
        'invalidValue',
        `The resource type ${draft.name} has the schema ${extension.schema.id} twice.`,
      )
    }
    extensionsById.set(id, extension)
  }
  return { ...draft, attributes, extensionsById }
}

function byName(attributes: readonly Attribute[], schemaId: string): Map<string, Attribute> {
  const map = new Map<string, Attribute>()
  for (const attribute of attributes) {
    const name = attribute.name.toLowerCase()
    if (map.has(name))
      throw new ScimError(400, 'invalidValue', `The schema ${schemaId} has the attribute ${attribute.name} twice.`)
    map.set(name, attribute)
  }
  return map
}

const subAttributeMaps = new WeakMap<Attribute, ReadonlyMap<string, Attribute>>()

/** The sub-attribute of that name (no regard to case), or undefined. */
export function subAttributeOf(attribute: Attribute, name: string): Attribute | undefined {
  let map = subAttributeMaps.get(attribute)
  if (map === undefined) {
    map = new Map((attribute.subAttributes ?? []).map((sub) => [sub.name.toLowerCase(), sub]))
    subAttributeMaps.set(attribute, map)
  }
  return map.get(name.toLowerCase())
}
