import { ScimError } from '../errors/scim-error.ts'
import type { Schema } from './attribute.ts'
import { groupSchema } from './core-group.ts'
import { userSchema } from './core-user.ts'
import { enterpriseUserSchema } from './enterprise-user.ts'
import { createResourceType, type ResourceType, type ResourceTypeDraft } from './resource-type.ts'

export interface SchemaRegistry {
  /**
   * Adds an extension to a resource type (by name), from now on; a schema of the same URN is replaced.
   * @throws {ScimError} 400 invalidValue for an unknown resource type or a schema that contradicts itself
   */
  register(schema: Schema, resourceTypeName: string, options?: { readonly required?: boolean }): void
  /** Adds a resource type, or replaces the one of the same name. */
  registerResourceType(draft: ResourceTypeDraft): void
  /** Every schema that a resource type uses, each once. */
  schemas(): readonly Schema[]
  resourceTypes(): readonly ResourceType[]
  /** @throws {ScimError} 404 for an unknown name */
  resourceType(name: string): ResourceType
}

const builtIn: readonly ResourceTypeDraft[] = [
  {
    id: 'User',
    name: 'User',
    endpoint: '/Users',
    description: 'User Account',
    schema: userSchema,
    extensions: [{ schema: enterpriseUserSchema, required: false }],
  },
  { id: 'Group', name: 'Group', endpoint: '/Groups', description: 'Group', schema: groupSchema, extensions: [] },
]

/** A registry with core User, Group and enterprise User; `extensions` are added to User. */
export function createSchemaRegistry(extensions: readonly Schema[] = []): SchemaRegistry {
  const types = new Map<string, ResourceType>()
  const registerResourceType = (draft: ResourceTypeDraft) => {
    types.set(draft.name.toLowerCase(), createResourceType(draft))
  }
  const resourceType = (name: string) => {
    const found = types.get(name.toLowerCase())
    if (found === undefined) throw new ScimError(404, undefined, `There is no resource type ${name}.`)
    return found
  }
  const register: SchemaRegistry['register'] = (schema, resourceTypeName, options = {}) => {
    const current = resourceType(resourceTypeName)
    const others = current.extensions.filter(
      (extension) => extension.schema.id.toLowerCase() !== schema.id.toLowerCase(),
    )
    registerResourceType({ ...current, extensions: [...others, { schema, required: options.required ?? false }] })
  }
  builtIn.forEach(registerResourceType)
  for (const schema of extensions) register(schema, 'User')
  return {
    register,
    registerResourceType,
    resourceType,
    resourceTypes: () => [...types.values()],
    schemas: () => [
      ...new Set(
        [...types.values()].flatMap((type) => [type.schema, ...type.extensions.map((extension) => extension.schema)]),
      ),
    ],
  }
}
