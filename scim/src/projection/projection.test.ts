import { describe, expect, test } from 'vitest'
import {
  createSchemaRegistry,
  ENTERPRISE_USER_SCHEMA as E,
  type JsonObject,
  type ProjectionRequest,
  parseProjection,
  project,
  resolvePath,
  wants,
} from '../index.ts'
import { testResourceType } from '../testing/test-resource.ts'

const registry = createSchemaRegistry()
const user = registry.resourceType('User')
const NORDWIND = 'urn:ietf:params:scim:schemas:extension:Nordwind:2.0:User'
const asa: JsonObject = {
  schemas: ['core'],
  id: 'u1',
  userName: 'asa',
  password: 'secret',
  name: { givenName: 'Åsa', familyName: 'Lind' },
  emails: [{ type: 'work', value: 'w' }, { type: 'home' }],
  groups: [],
  favouriteTea: { kind: 'green', cups: 2 },
  [E]: { department: 'Sales', manager: { value: 'm1', displayName: 'M' } },
  [NORDWIND]: { badge: 'blue', floor: '3' },
}
const shown = (request: ProjectionRequest) => project(asa, parseProjection(request, user), user)

describe('attributes', () => {
  test.each<[string, JsonObject]>([
    ['userName', { userName: 'asa' }],
    ['USERNAME, name.givenName', { userName: 'asa', name: { givenName: 'Åsa' } }],
    ['emails.value', { emails: [{ value: 'w' }] }],
    ['emails[type eq "work"],userName', { userName: 'asa', emails: asa['emails'] ?? null }],
    ['emails[type eq "a,b"]', { emails: asa['emails'] ?? null }],
    [E, { [E]: asa[E] ?? null }],
    [`${E}:department`, { [E]: { department: 'Sales' } }],
    ['manager.value', { [E]: { manager: { value: 'm1' } } }],
    [`${NORDWIND}:badge`, { [NORDWIND]: { badge: 'blue' } }],
    ['favouriteTea.kind', { favouriteTea: { kind: 'green' } }],
    ['urn:ietf:params:scim:schemas:core:2.0:User:userName', { userName: 'asa' }],
    ['password', {}],
    ['shoeSize, 1nonsense, ]', {}],
    ['1nonsense', {}],
  ])('%s', (attributes, expected) => {
    expect(shown({ attributes })).toEqual({ schemas: ['core'], id: 'u1', ...expected })
  })

  test('an empty parameter asks for nothing in particular', () => {
    expect(shown({ attributes: ' , ' })).toEqual(shown({}))
  })

  test('a list is the same as commas', () => {
    expect(shown({ attributes: ['userName', 'emails.value'] })).toEqual(shown({ attributes: 'userName,emails.value' }))
  })
})

describe('excludedAttributes', () => {
  test.each<[string, string[]]>([
    ['emails,groups', ['emails', 'groups']],
    ['id,schemas', []],
    [E, [E]],
    [NORDWIND, [NORDWIND]],
    ['', []],
  ])('%s', (excludedAttributes, gone) => {
    const { password: _password, ...visible } = asa
    const expected = Object.fromEntries(Object.entries(visible).filter(([key]) => !gone.includes(key)))
    expect(shown({ excludedAttributes })).toEqual(expected)
  })

  test('of parts', () => {
    const result = shown({ excludedAttributes: `name.familyName,${E}:manager,${NORDWIND}:badge,emails.type` })
    expect(result).toMatchObject({ name: { givenName: 'Åsa' }, emails: [{ value: 'w' }] })
    expect(result[E]).toEqual({ department: 'Sales' })
    expect(result[NORDWIND]).toEqual({ floor: '3' })
  })
})

describe('returned: always, request and never', () => {
  const type = testResourceType()
  const resource: JsonObject = {
    schemas: ['t'],
    id: '1',
    identifier: 'x',
    alwaysReturnedAttr: 'a',
    requestOnlyAttr: 'r',
    writeOnlyAttr: 'w',
  }
  test.each<[ProjectionRequest, string[]]>([
    [{}, ['identifier', 'alwaysReturnedAttr']],
    [{ attributes: 'requestOnlyAttr' }, ['alwaysReturnedAttr', 'requestOnlyAttr']],
    [{ attributes: 'identifier' }, ['identifier', 'alwaysReturnedAttr']],
    [{ attributes: 'writeOnlyAttr' }, ['alwaysReturnedAttr']],
    [{ excludedAttributes: 'alwaysReturnedAttr,identifier' }, ['alwaysReturnedAttr']],
  ])('%j', (request, names) => {
    expect(Object.keys(project(resource, parseProjection(request, type), type))).toEqual(['schemas', 'id', ...names])
  })
})

test('wants says whether an attribute has to be fetched', () => {
  const group = registry.resourceType('Group')
  const members = resolvePath(group, 'members')
  const asked = (request: ProjectionRequest) => wants(parseProjection(request, group), members)
  expect(asked({})).toBe(true)
  expect(asked({ excludedAttributes: 'members' })).toBe(false)
  expect(asked({ attributes: 'displayName' })).toBe(false)
  expect(asked({ attributes: 'members.value' })).toBe(true)
})
