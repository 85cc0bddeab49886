import type { JsonObject, JsonValue } from '../json.ts'
import type { Attribute, Schema } from './attribute.ts'
import type { ResourceType } from './resource-type.ts'
import { RESOURCE_TYPE_SCHEMA, SCHEMA_SCHEMA } from './urns.ts'

/**
 * A schema as /Schemas answers it: RFC 7643 section 7. No nulls, because Entra's schema discovery stops at one.
 * @param baseUrl of the service, without a slash at the end
 */
export function schemaResource(schema: Schema, baseUrl: string): JsonObject {
  return {
    schemas: [SCHEMA_SCHEMA],
    id: schema.id,
    name: schema.name,
    description: schema.description,
    attributes: schema.attributes.map(attributeObject),
    meta: { resourceType: 'Schema', location: `${baseUrl}/Schemas/${schema.id}` },
  }
}

function attributeObject(attribute: Attribute): JsonObject {
  const { canonicalValues = [], referenceTypes = [], subAttributes } = attribute
  const lists: [string, JsonValue[]][] = [
    ['canonicalValues', [...canonicalValues]],
    ['referenceTypes', [...referenceTypes]],
    ['subAttributes', (subAttributes ?? []).map(attributeObject)],
  ]
  return {
    name: attribute.name,
    type: attribute.type,
    multiValued: attribute.multiValued,
    description: attribute.description,
    required: attribute.required,
    caseExact: attribute.caseExact,
    mutability: attribute.mutability,
    returned: attribute.returned,
    uniqueness: attribute.uniqueness,
    ...Object.fromEntries(lists.filter(([, list]) => list.length > 0)),
  }
}

/** A resource type as /ResourceTypes answers it: RFC 7643 section 6. */
export function resourceTypeResource(type: ResourceType, baseUrl: string): JsonObject {
  return {
    schemas: [RESOURCE_TYPE_SCHEMA],
    id: type.id,
    name: type.name,
    endpoint: type.endpoint,
    description: type.description,
    schema: type.schema.id,
    schemaExtensions: type.extensions.map(({ schema, required }) => ({ schema: schema.id, required })),
    meta: { resourceType: 'ResourceType', location: `${baseUrl}/ResourceTypes/${type.id}` },
  }
}
