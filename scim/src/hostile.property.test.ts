import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  applyPatch,
  createSchemaRegistry,
  matchesFilter,
  parseAttributePath,
  parseBulkRequest,
  parseFilter,
  parsePatchRequest,
  parsePath,
  parseProjection,
  parseSearchRequest,
  planBulk,
  project,
  readResource,
  ScimError,
  splitMemberOperations,
} from './index.ts'
import { refusal } from './testing/refusal.ts'

const registry = createSchemaRegistry()
const user = registry.resourceType('User')
const group = registry.resourceType('Group')

/** A run may end in a result or in a ScimError that blames the input; what else is thrown is a bug and passes through. */
function ends(run: () => unknown): void {
  let status = 400
  try {
    run()
  } catch (error) {
    if (!(error instanceof ScimError)) throw error
    status = error.status
  }
  expect([400, 404, 409, 413]).toContain(status)
}

const piece = fc.oneof(
  fc.constantFrom(
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    'hasOwnProperty',
    'userName',
    'emails',
    'emails[',
    '].value',
    'type',
    'eq',
    'and',
    'not',
    '(',
    ')',
    '"',
    '\\',
    '"work"',
    'urn:',
    ':',
    '.',
    ' ',
    'null',
    'True',
    'members',
    'value',
    '\u0000',
  ),
  fc.string({ unit: 'binary', maxLength: 5 }),
)
const text = fc
  .array(piece, { maxLength: 12 })
  .chain((pieces) => fc.constantFrom('', ' ', '.').map((glue) => pieces.join(glue)))
/** JSON as a hostile client would write it, keys included; parsed, so that "__proto__" is an own key. */
const json: fc.Arbitrary<unknown> = fc
  .letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      text,
      fc.double(),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(fc.oneof(text, piece), tie('value'), { maxKeys: 4 }),
    ),
  }))
  .value.map((value): unknown => JSON.parse(JSON.stringify(value) ?? 'null'))

const prototypes = [Object.prototype, Array.prototype, Function.prototype, String.prototype, Map.prototype]
const shape = () =>
  prototypes.map((prototype) =>
    Reflect.ownKeys(prototype).map((key) => [key, Object.getOwnPropertyDescriptor(prototype, key)]),
  )

describe('hostile input', () => {
  let before: ReturnType<typeof shape>
  beforeEach(() => {
    before = shape()
  })
  afterEach(() => expect(shape()).toEqual(before))

  test('text ends in a result or a SCIM error', () => {
    fc.assert(
      fc.property(text, (hostile) => {
        ends(() => matchesFilter(parseFilter(hostile), { userName: 'a', emails: [{ value: 'b' }] }, user))
        ends(() => parsePath(hostile))
        ends(() => parseAttributePath(hostile))
        ends(() =>
          project({ userName: 'a' }, parseProjection({ attributes: hostile, excludedAttributes: hostile }, user), user),
        )
      }),
      { numRuns: 3000 },
    )
  })

  test('bodies end in a result or a SCIM error', () => {
    const operation = fc.record({
      op: fc.constantFrom('add', 'replace', 'remove'),
      path: fc.oneof(text, fc.constant(undefined)),
      value: json,
    })
    fc.assert(
      fc.property(json, fc.array(operation, { maxLength: 3 }), (body, operations) => {
        for (const type of [user, group]) {
          ends(() => readResource(body, type, 'create'))
          ends(() =>
            applyPatch({ userName: 'a', displayName: 'a' }, parsePatchRequest({ Operations: operations }), type),
          )
        }
        ends(() => splitMemberOperations(parsePatchRequest({ Operations: operations }), group))
        ends(() => planBulk(parseBulkRequest(body)))
        ends(() => parseSearchRequest(body))
      }),
      { numRuns: 2000 },
    )
  })

  test.each([
    '__proto__',
    '__proto__.polluted',
    'constructor.prototype',
    'name.__proto__',
    'emails[__proto__ eq "x"].value',
    'emails[type eq "work"].constructor',
    'urn:x:__proto__',
    'urn:x:__proto__:y',
    'urn:x:constructor:prototype.y',
  ])('the path %s is refused', (path) => {
    expect(
      refusal(() => applyPatch({}, parsePatchRequest({ Operations: [{ op: 'add', path, value: 'yes' }] }), user)),
    ).toMatch(/^invalid(Path|Filter)$/)
    expect(
      refusal(() => applyPatch({}, parsePatchRequest({ Operations: [{ op: 'add', value: { [path]: 'yes' } }] }), user)),
    ).toMatch(/^invalid(Path|Filter|Value)$/)
  })

  test.each([
    '{"__proto__":{"polluted":1}}',
    '{"name":{"__proto__":{"polluted":1}}}',
    '{"name":{"constructor":{"prototype":{"polluted":1}}}}',
    '{"constructor":1}',
    '{"urn:x:y":{"__proto__":1}}',
  ])('the body %s is refused', (body) => {
    const parsed: unknown = JSON.parse(body)
    expect(refusal(() => readResource({ userName: 'a', ...Object(parsed) }, user, 'create'))).toBe('invalidValue')
    expect(
      refusal(() =>
        applyPatch({ userName: 'a' }, parsePatchRequest({ Operations: [{ op: 'add', value: parsed }] }), user),
      ),
    ).toMatch(/^invalid(Value|Path)$/)
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
  })

  test('names of Object.prototype are read as absent', () => {
    const seen = matchesFilter(parseFilter('urn:x:toString pr or urn:x:hasOwnProperty pr'), { 'urn:x': {} }, user)
    expect(seen).toBe(false)
  })
})
