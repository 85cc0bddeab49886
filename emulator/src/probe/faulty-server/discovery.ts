import type { Broken } from './defects.ts'
import { largestPage, listUrn } from './list.ts'
import type { Resource } from './path.ts'
import { type Attribute, kinds, type Schema, schemas } from './schema.ts'

export const largestBulk = 100

/** @returns what is answered at an address of RFC 7644 section 4; undefined where there is none */
export function discover(segments: string[], base: string, broken: Broken): Resource | undefined {
  const [name = '', id, ...rest] = segments
  if (rest.length > 0) return undefined
  if (name === 'ServiceProviderConfig') return broken('config-missing') || id ? undefined : configuration(base, broken)
  if (name === 'ResourceTypes') {
    return broken('resource-types-missing')
      ? undefined
      : oneOrAll(
          kinds.map((kind) => resourceType(kind, base)),
          id,
        )
  }
  if (name !== 'Schemas' || broken('schemas-endpoint-missing')) return undefined
  return oneOrAll(
    schemas.map((schema) => described(schema, base, broken)),
    id,
  )
}

function oneOrAll(all: Resource[], id: string | undefined): Resource | undefined {
  if (id !== undefined) return all.find((one) => one['id'] === id)
  return { schemas: [listUrn], totalResults: all.length, startIndex: 1, itemsPerPage: all.length, Resources: all }
}

function configuration(base: string, broken: Broken): Resource {
  return {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig'],
    patch: { supported: !broken('patch-not-announced') },
    bulk: { supported: true, maxOperations: largestBulk, maxPayloadSize: 1_048_576 },
    filter: { supported: true, maxResults: largestPage },
    changePassword: { supported: false },
    sort: { supported: true },
    etag: { supported: true },
    authenticationSchemes: [
      {
        type: 'oauthbearertoken',
        name: 'Bearer token',
        description: 'A token in the Authorization header',
        specUri: 'https://www.rfc-editor.org/rfc/rfc6750',
        primary: true,
      },
    ],
    meta: { resourceType: 'ServiceProviderConfig', location: `${base}/ServiceProviderConfig` },
  }
}

function resourceType(kind: (typeof kinds)[number], base: string): Resource {
  return {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:ResourceType'],
    id: kind.name,
    name: kind.name,
    endpoint: `/${kind.collection}`,
    description: kind.core.description,
    schema: kind.core.id,
    schemaExtensions: kind.extensions.map(({ id }) => ({ schema: id, required: false })),
    meta: { resourceType: 'ResourceType', location: `${base}/ResourceTypes/${kind.name}` },
  }
}

function described({ id, name, description, attributes }: Schema, base: string, broken: Broken): Resource {
  return {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:Schema'],
    id,
    name,
    description: broken('schemas-with-nulls') ? null : description,
    attributes: attributes
      .filter((one) => one.returned !== 'never' || broken('password-announced'))
      .map(describeAttribute),
    meta: { resourceType: 'Schema', location: `${base}/Schemas/${id}` },
  }
}

function describeAttribute({ subAttributes, canonicalValues, ...one }: Attribute): Resource {
  return {
    ...one,
    description: one.name,
    ...(canonicalValues.length > 0 ? { canonicalValues } : {}),
    ...(subAttributes.length > 0 ? { subAttributes: subAttributes.map(describeAttribute) } : {}),
  }
}
