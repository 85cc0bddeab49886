import { describe, expect, test } from 'vitest'
import {
  applyPatch,
  attribute,
  createSchemaRegistry,
  type JsonObject,
  type JsonValue,
  matchesFilter,
  parseFilter,
  parsePatchRequest,
  readResource,
  resolvePath,
} from '../index.ts'
import { refusal } from '../testing/refusal.ts'
import { testResourceType } from '../testing/test-resource.ts'

const NORDWIND = 'urn:ietf:params:scim:schemas:extension:Nordwind:2.0:User'
const nordwind = {
  id: NORDWIND,
  name: 'Nordwind',
  description: 'Nordwind',
  attributes: [attribute({ name: 'floor', type: 'integer' }), attribute({ name: 'badge', caseExact: true })],
}

describe('an extension registered at run time', () => {
  test('gives its attributes types, from then on', () => {
    const registry = createSchemaRegistry()
    const before = registry.resourceType('User')
    registry.register(nordwind, 'User')
    const user = registry.resourceType('user')
    const read = (type: typeof user) =>
      readResource({ userName: 'a', [NORDWIND]: { Floor: '3', badge: 'Blue' } }, type, 'create')[NORDWIND]
    expect(read(before)).toEqual({ Floor: '3', badge: 'Blue' })
    expect(read(user)).toEqual({ floor: 3, badge: 'Blue' })
    expect(
      matchesFilter(parseFilter('floor gt 2 and badge eq "Blue"'), { [NORDWIND]: { floor: 3, badge: 'Blue' } }, user),
    ).toBe(true)
    expect(matchesFilter(parseFilter(`${NORDWIND}:badge eq "blue"`), { [NORDWIND]: { badge: 'Blue' } }, user)).toBe(
      false,
    )
    expect(registry.schemas().map(({ id }) => id)).toContain(NORDWIND)
  })

  test('replaces one of the same URN; the core cannot be shadowed', () => {
    const registry = createSchemaRegistry([nordwind])
    registry.register({ ...nordwind, attributes: [] }, 'User', { required: true })
    expect(registry.resourceType('User').extensions.map(({ required }) => required)).toEqual([false, true])
    expect(refusal(() => registry.register(registry.resourceType('User').schema, 'User'))).toBe('invalidValue')
    expect(
      refusal(() =>
        registry.register({ ...nordwind, attributes: [...nordwind.attributes, ...nordwind.attributes] }, 'User'),
      ),
    ).toBe('invalidValue')
    expect(() => registry.resourceType('Device')).toThrow('no resource type Device')
  })
})

describe('a resource type with every kind of attribute (scim2/test-suite)', () => {
  const type = testResourceType()
  const extension = 'urn:ietf:params:scim:schemas:extension:test:2.0:TestResource'
  const valid: JsonObject = { identifier: 'x', immutableAttr: 'i', [extension]: { extRequired: 'e' } }
  const read = (body: JsonObject) => readResource({ ...valid, ...body }, type, 'create')

  test.each<[string, JsonValue, JsonValue]>([
    ['integerAttr', 5, 5],
    ['integerAttr', '5', 5],
    ['booleanAttr', 'True', true],
    ['dateTimeAttr', '2026-01-31T08:30:00+01:00', '2026-01-31T08:30:00+01:00'],
    ['binaryAttr', 'AAEC', 'AAEC'],
    ['referenceAttr', 'https://nordwind.example', 'https://nordwind.example'],
    ['multiStrings', 'one', ['one']],
    ['complexAttr', { SUB1: 'a', sub2: '7', sub3: 'false' }, { sub1: 'a', sub2: 7, sub3: false }],
  ])('%s takes %j', (name, sent, kept) => expect(read({ [name]: sent })[name]).toEqual(kept))

  test.each<[string, JsonValue]>([
    ['integerAttr', 5.5],
    ['integerAttr', 'five'],
    ['integerAttr', ' '],
    ['booleanAttr', 1],
    ['dateTimeAttr', 'yesterday'],
    ['dateTimeAttr', 5],
    ['binaryAttr', 5],
    ['multiStrings', [5]],
    ['complexAttr', { sub2: 'x' }],
    [extension, {}],
  ])('%s refuses %j', (name, sent) => expect(refusal(() => read({ [name]: sent }))).toBe('invalidValue'))

  test('what is read-only is dropped, what is immutable stays', () => {
    const stored = read({ readOnlyAttr: 'x' })
    expect(stored).not.toHaveProperty('readOnlyAttr')
    const replace = (body: JsonObject) => readResource({ ...valid, ...body }, type, 'replace', { current: stored })
    expect(refusal(() => replace({ immutableAttr: 'other' }))).toBe('mutability')
    expect(replace({ immutableAttr: null })['immutableAttr']).toBe('i')
    const patch = (operation: JsonObject) => applyPatch(stored, parsePatchRequest({ Operations: [operation] }), type)
    expect(refusal(() => patch({ op: 'replace', path: 'immutableAttr', value: 'other' }))).toBe('mutability')
    expect(refusal(() => patch({ op: 'remove', path: 'immutableAttr' }))).toBe('mutability')
    expect(refusal(() => patch({ op: 'remove', path: `${extension}:extRequired` }))).toBe('mutability')
    expect(patch({ op: 'replace', path: 'immutableAttr', value: 'i' })).toEqual(stored)
  })

  test('elements of a simple list are chosen by value', () => {
    const before = { ...valid, multiStrings: ['a', 'b', 'c'] }
    const patch = (operation: JsonObject) =>
      applyPatch(before, parsePatchRequest({ Operations: [operation] }), type)['multiStrings']
    expect(patch({ op: 'remove', path: 'multiStrings[value eq "B"]' })).toEqual(['a', 'c'])
    expect(patch({ op: 'add', path: 'multiStrings', value: ['c', 'd'] })).toEqual(['a', 'b', 'c', 'd'])
    expect(patch({ op: 'remove', path: 'multiStrings', value: ['a', 'c'] })).toEqual(['b'])
    expect(
      matchesFilter(
        parseFilter('multiStrings eq "b" and caseExactString ne "x" and caseInsensitiveString ne "x"'),
        before,
        type,
      ),
    ).toBe(true)
  })

  test.each(['caseExactString', 'caseInsensitiveString'])('%s compares as its schema says', (name) => {
    expect(matchesFilter(parseFilter(`${name} eq "ABC"`), { [name]: 'abc' }, type)).toBe(
      name === 'caseInsensitiveString',
    )
  })
})

describe('resolvePath', () => {
  const user = createSchemaRegistry().resourceType('User')
  test.each([
    ['USERNAME', 'username'],
    ['emails.VALUE', 'emails.value'],
    ['urn:ietf:params:scim:schemas:core:2.0:User:name.givenName', 'name.givenname'],
    ['manager.displayName', 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:user:manager.displayname'],
    [
      'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User',
      'urn:ietf:params:scim:schemas:extension:enterprise:2.0:user',
    ],
    [`${NORDWIND}:badge`, `${NORDWIND.toLowerCase()}:badge`],
    ['urn:example:1.0', 'urn:example:1.0'],
  ])('%s', (path, canonical) => expect(resolvePath(user, path).canonical).toBe(canonical))
})
