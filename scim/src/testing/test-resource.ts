import type { Schema } from '../schema/attribute.ts'
import { readSchema } from '../schema/read-schema.ts'
import { createSchemaRegistry, type SchemaRegistry } from '../schema/registry.ts'
import type { ResourceType } from '../schema/resource-type.ts'
import printed from '../vectors/test-resource-schema.json' with { type: 'json' }

const schemas: readonly Schema[] = printed.schemas.map(readSchema)

/** The resource type that scim2/test-suite gives its own server: every type, mutability and `returned`. */
export function registerTestResource(registry: SchemaRegistry): void {
  const [core, extension] = schemas
  if (core === undefined || extension === undefined) throw new Error('test-resource-schema.json has two schemas')
  const { id, name, endpoint, description } = printed.resourceType
  registry.registerResourceType({
    id,
    name,
    endpoint,
    description,
    schema: core,
    extensions: [{ schema: extension, required: true }],
  })
}

export function testResourceType(): ResourceType {
  const registry = createSchemaRegistry()
  registerTestResource(registry)
  return registry.resourceType('TestResource')
}
