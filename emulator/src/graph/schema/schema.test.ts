import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type AttributeMapping,
  attributeTypes,
  defaultGroupMapping,
  defaultUserMapping,
  type Mapping,
  type TargetAttribute,
} from '../../mapping/index.ts'
import { operatorCatalogue } from '../../scoping/index.ts'
import { JsonObject } from '../wire/index.ts'
import { attributeOf, definitionOf } from './attribute-definition.ts'
import { directoriesOf, fromObjectMapping, mappingsOf, ruleOf, toObjectMapping } from './index.ts'
import { quote } from './source.ts'

type Mappings = { users: Mapping; groups: Mapping }

/** As it goes over the wire: out as Graph's JSON, and in again. */
function throughGraph(
  mappings: Mappings,
  change: (schema: Record<string, unknown>) => void = () => undefined,
): Mappings {
  const schema = { directories: directoriesOf(mappings, ['badge']), synchronizationRules: [ruleOf('rule-1', mappings)] }
  const wire = JSON.parse(JSON.stringify(schema)) as Record<string, unknown>
  change(wire)
  return mappingsOf(new JsonObject(wire), mappings)
}

const text = fc.string({ maxLength: 20 })
type Kind = 'users' | 'groups'
const names = { users: ['mail', 'department', 'badge', 'IsSoftDeleted'], groups: ['objectId', 'description'] } as const
const word = (kind: Kind) => fc.constantFrom(...names[kind])
const expression = (kind: Kind) =>
  fc.tuple(word(kind), word(kind), text, fc.nat(2)).map(([first, second, value, form]) => {
    const written = quote(value)
    if (form === 0) return `Append([${first}], ${written})`
    if (form === 1) return `Switch([${first}], , ${written},  "b\\"c")`
    return `IIF([${first}] = ${written}, [${second}], Join(" ", [${first}],[${second}]))`
  })
const source = (kind: Kind): fc.Arbitrary<Pick<AttributeMapping, 'source' | 'expression' | 'type'>> =>
  fc.oneof(
    word(kind).map((name) => ({ source: name, expression: `[${name}]`, type: 'Direct' as const })),
    text.map((value) => ({ source: value, expression: quote(value), type: 'Constant' as const })),
    expression(kind).map((written) => ({ source: written, expression: written, type: 'Expression' as const })),
    fc.constant({ source: '', expression: '', type: 'None' as const }),
  )
const line = (kind: Kind, target: string): fc.Arbitrary<AttributeMapping> =>
  fc
    .record({
      source: source(kind),
      apply: fc.constantFrom('Always' as const, 'OnlyOnCreate' as const),
      defaultValue: fc.option(fc.string({ minLength: 1, maxLength: 9 })),
    })
    .map((parts) => ({ ...parts, ...parts.source, target, matchingPrecedence: 0 }))
const clause = (kind: Kind) =>
  fc
    .record({ attribute: word(kind), operator: fc.constantFrom(...operatorCatalogue), value: fc.nat({ max: 999 }) })
    .map(({ attribute, operator, value }) => ({
      attribute,
      operator: operator.name,
      value: operator.arity === 'Unary' ? '' : String(value),
    }))
const filters = (kind: Kind) =>
  fc.array(fc.record({ name: text, clauses: fc.array(clause(kind), { minLength: 1, maxLength: 3 }) }), { maxLength: 3 })
const attribute = (name: string): fc.Arbitrary<TargetAttribute> =>
  fc.record({
    name: fc.constant(name),
    type: fc.constantFrom(...attributeTypes),
    primaryKey: fc.boolean(),
    required: fc.boolean(),
    multiValue: fc.boolean(),
    exactCase: fc.boolean(),
    apiExpression: fc.option(fc.string({ minLength: 1 })),
    referencedObject: fc.option(fc.constantFrom('User', 'User, Group')),
  })

const mapping = (kind: Kind): fc.Arbitrary<Mapping> =>
  fc.record({
    enabled: fc.boolean(),
    actions: fc.record({ create: fc.boolean(), update: fc.boolean(), delete: fc.boolean() }),
    attributes: fc.tuple(line(kind, 'nickName'), line(kind, 'roles[primary eq "True"].value'), line(kind, custom)),
    scopingFilters: filters(kind),
  })
const custom = 'urn:ietf:params:scim:schemas:extension:Custom:2.0:User:badge'
const onTheWire = (value: object) => new JsonObject(JSON.parse(JSON.stringify(value)))

test.each(['users', 'groups'] as const)('any mapping of %s that goes to Graph and comes back is the same', (kind) => {
  fc.assert(
    fc.property(mapping(kind), (start) => {
      expect(fromObjectMapping(onTheWire(toObjectMapping(kind, start)))).toEqual(start)
    }),
    { numRuns: 500 },
  )
})

test('any attribute list that goes to Graph and comes back is the same', () => {
  fc.assert(
    fc.property(fc.tuple(attribute('userName'), attribute(custom)), (list) => {
      expect(list.map((one) => attributeOf(onTheWire(definitionOf(one))))).toEqual(list)
    }),
    { numRuns: 300 },
  )
})

test('a custom attribute is kept with its type, in the list and in the mapping', () => {
  const start = { users: defaultUserMapping(), groups: defaultGroupMapping() }
  const found = throughGraph(start, (wire) => {
    const [, target] = wire['directories'] as { objects: { attributes: object[] }[] }[]
    target?.objects[0]?.attributes.push({ name: custom, type: 'Integer' })
    const [rule] = wire['synchronizationRules'] as { objectMappings: { attributeMappings: object[] }[] }[]
    const source = { type: 'Attribute', name: 'badge', expression: '[badge]' }
    rule?.objectMappings[0]?.attributeMappings.push({ targetAttributeName: custom, source })
  })
  expect(found.users.attributes.at(-1)).toMatchObject({ target: custom, source: 'badge', type: 'Direct' })
  expect(found.users.attributeList?.at(-1)).toMatchObject({ name: custom, type: 'Integer', multiValue: false })
  expect(throughGraph(found)).toEqual(found)
})

test('the schema that a new job starts with comes back unchanged, and again', () => {
  const start = { users: defaultUserMapping(), groups: defaultGroupMapping() }
  const once = throughGraph(start)
  expect(once).toEqual(start)
  expect(throughGraph(once)).toEqual(start)
})

test('an expression keeps its text and shows its parts, with the parameters by name', () => {
  const [, active] =
    ruleOf('r', { users: defaultUserMapping(), groups: defaultGroupMapping() }).objectMappings[0]?.attributeMappings ??
    []
  expect(active?.source).toEqual({
    expression: 'Switch([IsSoftDeleted], , "False", "True", "True", "False")',
    name: 'Switch',
    type: 'Function',
    parameters: [
      {
        key: 'source',
        value: { expression: '[IsSoftDeleted]', name: 'IsSoftDeleted', type: 'Attribute', parameters: [] },
      },
      ...['False', 'True', 'True', 'False'].map((value, index) => ({
        key: String(index + 1),
        value: { expression: `"${value}"`, name: value, type: 'Constant', parameters: [] },
      })),
    ],
  })
})

describe('a schema that cannot be used is refused with the place', () => {
  const start = { users: defaultUserMapping(), groups: defaultGroupMapping() }
  type Wire = {
    directories: { objects: { attributes: { name: string; type: string }[] }[] }[]
    synchronizationRules: { objectMappings: Record<string, unknown>[] }[]
  }
  const line = (schema: Wire, index: number) => lines(schema)[index] ?? {}
  const users = (schema: Wire) => schema.synchronizationRules[0]?.objectMappings[0] ?? {}
  const lines = (schema: Wire) => users(schema)['attributeMappings'] as Record<string, unknown>[]
  const cases: [string, (schema: Wire) => void, RegExp][] = [
    ['no rules', (schema) => (schema.synchronizationRules = []), /synchronizationRules/],
    ['no users', (schema) => schema.synchronizationRules[0]?.objectMappings.shift(), /object mapping for users/],
    ['users off', (schema) => (users(schema)['enabled'] = false), /users cannot be switched off/],
    ['flow types', (schema) => (users(schema)['flowTypes'] = 'Add, Purge'), /'Purge' is no flow type/],
    ['target object', (schema) => (users(schema)['targetObjectName'] = 'Printer'), /'User' to 'Printer'/],
    ['no match', (schema) => (line(schema, 0)['matchingPriority'] = 0), /must match objects with the precedence 1/],
    [
      'expression',
      (schema) => (line(schema, 1)['source'] = { type: 'Function', name: 'Switch', expression: 'Switch([a]' }),
      /^active: .*character/,
    ],
    ['source type', (schema) => (line(schema, 2)['source'] = { type: 'Magic', name: 'a' }), /^displayName: 'Magic'/],
    ['flow type', (schema) => (line(schema, 2)['flowType'] = 'Sometimes'), /^displayName: 'Sometimes'/],
    [
      'not text',
      (schema) => (line(schema, 2)['targetAttributeName'] = 7),
      /attributeMappings\[2\].*targetAttributeName/,
    ],
    ['unknown target', (schema) => (line(schema, 2)['targetAttributeName'] = 'shoeSize'), /'shoeSize'.*directory/],
    [
      'attribute type',
      (schema) => Object.assign(schema.directories[1]?.objects[0]?.attributes[1] ?? {}, { type: 'Blob' }),
      /^userName: 'Blob'/,
    ],
    [
      'operator',
      (schema) =>
        (users(schema)['scope'] = {
          groups: [
            {
              name: 'g',
              clauses: [{ operatorName: 'LIKE', sourceOperandName: 'city', targetOperand: { values: ['x'] } }],
            },
          ],
        }),
      /'city'.*"LIKE" is no operator/,
    ],
  ]
  test.each(cases)('%s', (_name, change, message) => {
    expect(() => throughGraph(start, (wire) => change(wire as Wire))).toThrow(message)
  })
})

test('flow types as a number, one constant without quotes, a group mapping left out', () => {
  const start = { users: defaultUserMapping(), groups: defaultGroupMapping() }
  const found = throughGraph(start, (wire) => {
    const [rule] = wire['synchronizationRules'] as { objectMappings: Record<string, unknown>[] }[]
    rule?.objectMappings.pop()
    const users = rule?.objectMappings[0] ?? {}
    users['flowTypes'] = 3
    const [, , third] = users['attributeMappings'] as Record<string, unknown>[]
    Object.assign(third ?? {}, { source: { type: 'Constant', name: 'Nordwind', expression: '' } })
  })
  expect(found.users.actions).toEqual({ create: true, update: true, delete: false })
  expect(found.users.attributes[2]).toMatchObject({ type: 'Constant', expression: '"Nordwind"' })
  expect(found.groups).toMatchObject({ enabled: false, attributes: start.groups.attributes })
})
