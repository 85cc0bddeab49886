import { describe, expect, test } from 'vitest'
import { createSchemaRegistry, type JsonObject, readSchema, schemaResource } from '../index.ts'
import { refusal } from '../testing/refusal.ts'
import { testResourceType } from '../testing/test-resource.ts'

const id = 'urn:ietf:params:scim:schemas:extension:Nordwind:2.0:User'
const withAttribute = (attribute: unknown): unknown => ({ id, attributes: [attribute] })

describe('readSchema', () => {
  test.each(
    [...createSchemaRegistry().schemas(), testResourceType().schema].map((schema) => [schema.name, schema] as const),
  )('what /Schemas answers for %s reads back', (_, schema) => {
    const printed: unknown = JSON.parse(JSON.stringify(schemaResource(schema, 'https://nordwind.example')))
    expect(readSchema(printed)).toEqual({ ...schema, attributes: schema.attributes.map(withoutEmptyLists) })
  })

  test('what is not said has its default (RFC 7643 section 2.2)', () => {
    expect(readSchema(withAttribute({ name: 'floor' }))).toEqual({
      id,
      name: 'User',
      description: '',
      attributes: [
        {
          name: 'floor',
          type: 'string',
          description: '',
          multiValued: false,
          required: false,
          caseExact: false,
          mutability: 'readWrite',
          returned: 'default',
          uniqueness: 'none',
        },
      ],
    })
  })

  test.each<[string, unknown]>([
    ['no object', 'x'],
    ['no URN', { id: 'Nordwind', attributes: [] }],
    ['no attributes', { id }],
    ['no name', withAttribute({})],
    ['a bad name', withAttribute({ name: 'two words' })],
    ['a hostile name', withAttribute({ name: 'constructor' })],
    ['an unknown type', withAttribute({ name: 'a', type: 'text' })],
    ['complex without parts', withAttribute({ name: 'a', type: 'complex' })],
    ['parts without complex', withAttribute({ name: 'a', subAttributes: [] })],
    [
      'complex in complex',
      withAttribute({ name: 'a', type: 'complex', subAttributes: [{ name: 'b', type: 'complex', subAttributes: [] }] }),
    ],
    ['a number as a name', { id, name: 5, attributes: [] }],
    ['a number as a description', withAttribute({ name: 'a', description: 5 })],
    ['a flag as text', withAttribute({ name: 'a', required: 'yes' })],
    ['a list of numbers', withAttribute({ name: 'a', canonicalValues: [1] })],
    ['an unknown mutability', withAttribute({ name: 'a', mutability: 'sometimes' })],
  ])('refuses %s', (_, body) => expect(refusal(() => readSchema(body))).toBe('invalidValue'))
})

/** /Schemas leaves empty lists out. */
function withoutEmptyLists<T extends object>(attribute: T): object {
  return Object.fromEntries(
    Object.entries(attribute)
      .filter(([, value]) => !Array.isArray(value) || value.length > 0)
      .map(([key, value]) => [key, key === 'subAttributes' ? (value as JsonObject[]).map(withoutEmptyLists) : value]),
  )
}
