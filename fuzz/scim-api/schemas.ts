import type { Json, JsonObject } from '../../models/model/json.ts'
import type { ScimClient } from '../../models/worlds/client.ts'

/** An attribute as GET /Schemas describes it: RFC 7643 section 7. */
export interface Attribute {
  readonly name: string
  readonly type: 'string' | 'boolean' | 'decimal' | 'integer' | 'dateTime' | 'reference' | 'binary' | 'complex'
  readonly multiValued: boolean
  readonly required: boolean
  readonly mutability: 'readOnly' | 'readWrite' | 'immutable' | 'writeOnly'
  readonly returned: 'always' | 'never' | 'default' | 'request'
  readonly canonicalValues?: readonly string[]
  readonly subAttributes?: readonly Attribute[]
}

export interface PublishedSchema {
  readonly id: string
  readonly attributes: readonly Attribute[]
}

/** A resource type as the server publishes it, with the schemas that it names. */
export interface Published {
  readonly name: string
  readonly endpoint: string
  readonly core: PublishedSchema
  readonly extensions: readonly PublishedSchema[]
}

/** What the server itself says that it takes and answers: GET /ResourceTypes and GET /Schemas. */
export async function publishedTypes(client: ScimClient): Promise<Published[]> {
  const published = await listed<PublishedSchema>(client, '/Schemas')
  const schemas = new Map(published.map(({ id, attributes }) => [id, { id, attributes }]))
  const schema = (id: string): PublishedSchema => {
    const found = schemas.get(id)
    if (found === undefined) throw new Error(`GET /Schemas lacks ${id}, which GET /ResourceTypes names.`)
    return found
  }
  interface Type {
    readonly name: string
    readonly endpoint: string
    readonly schema: string
    readonly schemaExtensions?: readonly { readonly schema: string }[]
  }
  const types = await listed<Type>(client, '/ResourceTypes')
  return types.map((type) => ({
    name: type.name,
    endpoint: type.endpoint,
    core: schema(type.schema),
    extensions: (type.schemaExtensions ?? []).map((extension) => schema(extension.schema)),
  }))
}

async function listed<T>(client: ScimClient, path: string): Promise<T[]> {
  const { body } = await client.send('GET', path, null, {})
  return ((body as JsonObject)['Resources'] ?? []) as Json as T[]
}
