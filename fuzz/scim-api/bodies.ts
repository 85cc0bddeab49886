import fc from 'fast-check'
import { word } from '../../models/commands/words.ts'
import type { Json, JsonObject } from '../../models/model/json.ts'
import type { Attribute, Published, PublishedSchema } from './schemas.ts'

/** What no attribute is made for. */
const junk: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>(null, '', [], {}, [null], [[]], [{}], -0, 1e308, true, 'True', '2020-02-30T00:00:00Z'),
  fc.constantFrom<Json>(
    { value: {} },
    { value: [] },
    [{ value: null }],
    { $ref: 7 },
    { constructor: 1 },
    '\u0000',
    '\uD800',
  ),
  fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.parse(JSON.stringify(value)) as Json),
)

const spelled = (name: string, how: number): string =>
  how === 0 ? name.toUpperCase() : how === 1 ? name.slice(0, 1).toUpperCase() + name.slice(1) : name

/** A value that suits the attribute, mostly. @param ids of resources that are there */
function valueFor(attribute: Attribute, ids: readonly string[]): fc.Arbitrary<Json> {
  const one = oneFor(attribute, ids)
  const suitable: fc.Arbitrary<Json> = attribute.multiValued ? fc.array(one, { maxLength: 4 }) : one
  return fc.oneof({ weight: 60, arbitrary: suitable }, { weight: 1, arbitrary: junk })
}

function oneFor(attribute: Attribute, ids: readonly string[]): fc.Arbitrary<Json> {
  const { canonicalValues } = attribute
  if (canonicalValues !== undefined && canonicalValues.length > 0) return fc.constantFrom(...canonicalValues, 'Other')
  if (attribute.name === 'value' && ids.length > 0)
    return fc.oneof(word, { weight: 4, arbitrary: fc.constantFrom(...ids) })
  switch (attribute.type) {
    case 'boolean':
      return fc.constantFrom<Json>(true, false, 'True', 'false')
    case 'integer':
      return fc.integer()
    case 'decimal':
      return fc.double({ noNaN: true, noDefaultInfinity: true })
    case 'dateTime':
      return fc.constantFrom('2026-01-31T08:30:00Z', '2026-01-31T08:30:00.123+02:00', '1969-12-31T23:59:59Z')
    case 'complex':
      return membersOf(attribute.subAttributes ?? [], ids)
    default:
      return word
  }
}

function membersOf(attributes: readonly Attribute[], ids: readonly string[]): fc.Arbitrary<JsonObject> {
  // A reference without an id says nothing.
  const isReference = attributes.some(({ name }) => name === '$ref')
  const needed = isReference ? attributes.filter(({ name }) => name === 'value') : []
  const chosen = fc.subarray([...attributes]).map((some) => [...new Set([...some, ...needed])])
  return chosen.chain((some) =>
    fc
      .tuple(...some.map((attribute) => fc.tuple(fc.nat({ max: 9 }), valueFor(attribute, ids))))
      .map((values) =>
        Object.fromEntries(
          some.map(({ name }, index) => [spelled(name, values[index]?.[0] ?? 9), values[index]?.[1] ?? null]),
        ),
      ),
  )
}

/** A body for POST or PUT, made from what the server publishes; required attributes are there, mostly. */
export function bodyFor(type: Published, ids: readonly string[]): fc.Arbitrary<JsonObject> {
  const required = type.core.attributes.filter((attribute) => attribute.required)
  const needed = fc.tuple(...required.map((attribute) => valueFor(attribute, ids)))
  const extensions = fc.tuple(
    ...type.extensions.map((schema) => fc.option(membersOf(schema.attributes, ids), { nil: undefined })),
  )
  return fc
    .tuple(membersOf(type.core.attributes, ids), needed, extensions, fc.nat({ max: 20 }), junk)
    .map(([some, values, parts, chance, extra]) => ({
      ...(chance === 0 ? {} : { schemas: [type.core.id] }),
      ...some,
      ...Object.fromEntries(required.map(({ name }, index) => [name, values[index] ?? null])),
      ...Object.fromEntries(parts.flatMap((part, index) => (part ? [[extensionId(type, index), part]] : []))),
      ...(chance === 1 ? { favouriteTea: extra, 'urn:x:nordwind:tea': extra } : {}),
    }))
}

const extensionId = (type: Published, index: number): string => type.extensions[index]?.id ?? ''

/** A path of an attribute, as PATCH, sortBy, attributes and filters name it. */
export function pathFor({ core, extensions }: Published): fc.Arbitrary<string> {
  const paths = (schema: PublishedSchema, prefix: string): string[] =>
    schema.attributes.flatMap(({ name, subAttributes = [] }) => [
      `${prefix}${name}`,
      ...subAttributes.map((sub) => `${prefix}${name}.${sub.name}`),
      ...(subAttributes.length > 0 ? [`${prefix}${name}[type eq "work"].value`, `${prefix}${name}[value pr]`] : []),
    ])
  const all = [
    ...paths(core, ''),
    ...paths(core, `${core.id}:`),
    ...extensions.flatMap((one) => paths(one, `${one.id}:`)),
  ]
  const odd = [
    '',
    'id',
    'meta',
    'meta.created',
    'schemas',
    'nothing',
    'urn:x:y:z',
    'name.',
    '[',
    'members[value eq "',
    '__proto__',
  ]
  return fc.oneof({ weight: 12, arbitrary: fc.constantFrom(...all) }, { weight: 1, arbitrary: fc.constantFrom(...odd) })
}

/** A published place with a value that suits it. */
function placedValue(type: Published, ids: readonly string[]): fc.Arbitrary<readonly [string, Json]> {
  const schemas = [{ ...type.core, prefix: '' }, ...type.extensions.map((one) => ({ ...one, prefix: `${one.id}:` }))]
  const places = schemas.flatMap(({ attributes, prefix }) =>
    attributes
      .filter(({ mutability }) => mutability !== 'readOnly')
      .flatMap((attribute) => [
        { path: `${prefix}${attribute.name}`, attribute },
        ...(attribute.subAttributes ?? []).map((sub) => ({
          path: `${prefix}${attribute.name}${attribute.multiValued ? '[type eq "work"]' : ''}.${sub.name}`,
          attribute: sub,
        })),
      ]),
  )
  return fc
    .constantFrom(...places)
    .chain(({ path, attribute }) => valueFor(attribute, ids).map((value) => [path, value] as const))
}

/** PATCH operations on published paths with values for them; some of each for something else. */
export function patchFor(type: Published, ids: readonly string[]): fc.Arbitrary<JsonObject> {
  const suitable = placedValue(type, ids)
  const mixed = fc.tuple(pathFor(type), suitable).map(([path, [, value]]) => [path, value] as const)
  const operation = fc
    .tuple(
      fc.constantFrom('add', 'Add', 'replace', 'Replace', 'remove', 'Remove'),
      fc.oneof({ weight: 8, arbitrary: suitable }, { weight: 1, arbitrary: mixed }),
      fc.nat({ max: 9 }),
    )
    .map(
      ([op, [path, value], chance]): JsonObject =>
        chance === 0
          ? { op: 'add', value: { [path]: value } }
          : chance === 1
            ? { op: 'remove', path }
            : { op, path, value },
    )
  return fc.array(operation, { maxLength: 4 }).map((operations) => ({
    schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
    Operations: operations,
  }))
}

/** One of the usual ones, and one time in fifteen an odd one. */
const mostly = (usual: readonly string[], odd: readonly string[]): fc.Arbitrary<string> =>
  fc.oneof({ weight: 14, arbitrary: fc.constantFrom(...usual) }, { weight: 1, arbitrary: fc.constantFrom(...odd) })

/** The query of a list, from published paths. */
export function queryFor(type: Published): fc.Arbitrary<string> {
  const path = pathFor(type)
  const filter = fc
    .tuple(path, mostly(['eq', 'ne', 'co', 'sw', 'ew', 'gt', 'ge', 'lt', 'le', 'pr'], ['xx', '']), fc.oneof(word, junk))
    .map(([at, operator, value]) => (operator === 'pr' ? `${at} pr` : `${at} ${operator} ${JSON.stringify(value)}`))
  const several = fc
    .tuple(filter, fc.constantFrom('and', 'or', 'not'), filter)
    .map(([left, join, right]) => (join === 'not' ? `not (${left})` : `${left} ${join} (${right})`))
  return fc
    .record(
      {
        filter: fc.oneof(filter, several),
        sortBy: path,
        sortOrder: mostly(['ascending', 'descending'], ['sideways', '']),
        attributes: fc.array(path, { maxLength: 3 }).map((paths) => paths.join(',')),
        excludedAttributes: path,
        startIndex: mostly(['1', '0', '-1', '2', '100000000'], ['x', '1e9', '9007199254740993']),
        count: mostly(['0', '1', '3', '-5', '100000'], ['x', '']),
        cursor: mostly([''], ['W10', 'x', 'null']),
      },
      { requiredKeys: [] },
    )
    .map((query) => new URLSearchParams(query as Record<string, string>).toString())
}
