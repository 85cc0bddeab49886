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
import { directoriesOf, mappingsOf, ruleOf } from './index.ts'
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

const word = fc.stringMatching(/^[a-zA-Z]\w{0,12}$/)
const text = fc.string({ maxLength: 20 })
const expression = fc.oneof(
  fc.tuple(word, text).map(([name, value]) => `Append([${name}], ${quote(value)})`),
  fc.tuple(word, text).map(([name, value]) => `Switch([${name}], , ${quote(value)},  "b\\"c")`),
  fc.tuple(word, text).map(([name, value]) => `IIF([${name}] = ${quote(value)}, [x], Join(" ", [a],[b]))`),
)
const source: fc.Arbitrary<Pick<AttributeMapping, 'source' | 'expression' | 'type'>> = fc.oneof(
  word.map((name) => ({ source: name, expression: `[${name}]`, type: 'Direct' as const })),
  text.map((value) => ({ source: value, expression: quote(value), type: 'Constant' as const })),
  expression.map((written) => ({ source: written, expression: written, type: 'Expression' as const })),
  fc.constant({ source: '', expression: '', type: 'None' as const }),
)
const line = (target: string): fc.Arbitrary<AttributeMapping> =>
  fc
    .record({
      source,
      apply: fc.constantFrom('Always' as const, 'OnlyOnCreate' as const),
      defaultValue: fc.option(fc.string({ minLength: 1, maxLength: 9 })),
    })
    .map((parts) => ({ ...parts, ...parts.source, target, matchingPrecedence: 0 }))
const clause = fc
  .record({ attribute: word, operator: fc.constantFrom(...operatorCatalogue), value: fc.nat({ max: 999 }) })
  .map(({ attribute, operator, value }) => ({
    attribute,
    operator: operator.name,
    value: operator.arity === 'Unary' ? '' : String(value),
  }))
const filters = fc.array(fc.record({ name: text, clauses: fc.array(clause, { minLength: 1, maxLength: 3 }) }), {
  maxLength: 3,
})
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

function mappingLike(start: Mapping, enabled: fc.Arbitrary<boolean>): fc.Arbitrary<Mapping> {
  const [match] = start.attributes
  const custom = [
    'nickName',
    'urn:ietf:params:scim:schemas:extension:Custom:2.0:User:badge',
    'roles[primary eq "True"].value',
  ]
  return fc
    .record({
      enabled,
      actions: fc.record({ create: fc.boolean(), update: fc.boolean(), delete: fc.boolean() }),
      lines: fc.tuple(...custom.map(line)),
      scopingFilters: filters,
      list: fc.tuple(...[match?.target ?? '', ...custom].map(attribute)),
    })
    .map(({ lines, list, ...rest }) => ({
      ...rest,
      attributes: [...(match ? [match] : []), ...lines],
      attributeList: list,
    }))
}

test('mappings that go to Graph and come back are the same', () => {
  const users = mappingLike(defaultUserMapping(), fc.constant(true))
  const groups = mappingLike(defaultGroupMapping(), fc.boolean())
  fc.assert(
    fc.property(fc.record({ users, groups }), (mappings) => {
      expect(throughGraph(mappings)).toEqual(mappings)
    }),
    { numRuns: 300 },
  )
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
    ['no match', (schema) => (line(schema, 0)['matchingPriority'] = 0), /matchingPriority 1/],
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
