import { describe, expect, test } from 'vitest'
import {
  createSchemaRegistry,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  resourceTypeResource,
  type Schema,
  schemaResource,
  serviceSchemas,
} from '../index.ts'
import { examplesOf } from './examples.ts'

const registry = createSchemaRegistry()
const objects = (value: JsonValue | undefined): JsonObject[] => (Array.isArray(value) ? value.filter(isJsonObject) : [])
const name = (value: JsonValue | undefined): string => (typeof value === 'string' ? value : '')

type Characteristics = Map<string, JsonValue>

/** `User.emails.value.caseExact` → false, for everything that RFC 7643 section 8.7.1 says of an attribute. */
function flatten(attributes: JsonObject[], prefix: string, into: Characteristics = new Map()): Characteristics {
  for (const attribute of attributes) {
    const path = `${prefix}.${name(attribute['name'])}`
    for (const [key, value] of Object.entries(attribute)) {
      const isEmpty = Array.isArray(value) && value.length === 0
      if (!['name', 'description', 'subAttributes'].includes(key) && !isEmpty) into.set(`${path}.${key}`, value)
    }
    flatten(objects(attribute['subAttributes']), path, into)
  }
  return into
}

/** Where the text of RFC 7643 contradicts the schema that it prints, the text is followed. */
const followsTheText: readonly string[] = [
  'Group.displayName.required', // section 4.2: REQUIRED
  'Group.displayName.uniqueness', // Entra finds groups by name, so there is one of each
  'Group.members.$ref.caseExact', // section 2.3.7: references are case exact
  'Group.members.value.caseExact', // an id, and those are case exact: section 3.1
  'User.groups.$ref.caseExact',
  'User.groups.value.caseExact',
  'User.password.caseExact', // two passwords that differ in case differ
  'User.photos.value.caseExact',
  'User.profileUrl.caseExact',
  'User.x509Certificates.value.caseExact', // section 2.3.6: binary is case exact
  'enterprise.manager.$ref.caseExact',
  'enterprise.manager.value.caseExact',
]

/** The paths at which our schemas say something else than the printed ones. */
function differences(printed: readonly JsonObject[], ours: readonly Schema[]): string[] {
  const differing: string[] = []
  for (const schema of printed) {
    const short = name(schema['id']).includes('enterprise') ? 'enterprise' : name(schema['id']).replace(/.*:/, '')
    const own = ours.find(({ id }) => id === schema['id'])
    if (own === undefined) throw new Error(`${name(schema['id'])} is missing`)
    const said = flatten(objects(schemaResource(own, '')['attributes']), short)
    for (const [path, value] of flatten(objects(schema['attributes']), short)) {
      if (JSON.stringify(said.get(path)) !== JSON.stringify(value)) differing.push(path)
    }
  }
  return differing.toSorted()
}

describe('the schemas of RFC 7643 section 8.7.1', () => {
  const printed = objects(examplesOf(7643, '8.7.1')[0]?.body)

  test('ours say the same of each attribute, but for what the text corrects', () => {
    expect(differences(printed, registry.schemas())).toEqual(followsTheText.toSorted())
  })

  test('ours decide every characteristic', () => {
    for (const schema of registry.schemas()) {
      for (const attribute of objects(schemaResource(schema, '')['attributes'])) {
        expect(Object.keys(attribute)).toEqual(
          expect.arrayContaining([
            'name',
            'type',
            'multiValued',
            'description',
            'required',
            'caseExact',
            'mutability',
            'returned',
            'uniqueness',
          ]),
        )
        expect(attribute['description']).not.toBe('')
      }
    }
  })
})

describe('the schemas of RFC 7643 section 8.7.2', () => {
  test('ours say the same of each attribute, but for what the text corrects', () => {
    expect(differences(objects(examplesOf(7643, '8.7.2')[0]?.body), serviceSchemas)).toEqual([
      'ResourceType.endpoint.caseExact', // section 2.3.7: references are case exact
      'ResourceType.schemaExtensions.multiValued', // section 6: "A list of URIs"
      'Schema.attributes.subAttributes.referenceTypes.multiValued', // as one level up
      'Schema.attributes.subAttributes.type.canonicalValues', // section 2.3.6: binary is a type too
      'Schema.attributes.type.canonicalValues',
      'ServiceProviderConfig.authenticationSchemes.documentationUri.caseExact',
      'ServiceProviderConfig.authenticationSchemes.specUri.caseExact',
      'ServiceProviderConfig.documentationUri.caseExact',
    ])
  })
})

describe('the resource types of RFC 7643 section 8.6', () => {
  test.each(objects(examplesOf(7643, '8.6')[0]?.body).map((type) => [name(type['name']), type] as const))(
    '%s',
    (typeName, printed) => {
      const ours = resourceTypeResource(registry.resourceType(typeName), 'https://example.com/v2')
      // The RFC's sample demands the enterprise extension; nobody's directory does.
      const extensions = objects(printed['schemaExtensions']).map((extension) => ({ ...extension, required: false }))
      expect(ours).toEqual({ ...printed, schemaExtensions: extensions })
    },
  )
})
