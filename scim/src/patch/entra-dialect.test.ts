import { describe, expect, test } from 'vitest'
import {
  applyPatch,
  createSchemaRegistry,
  ENTERPRISE_USER_SCHEMA,
  type JsonObject,
  type JsonValue,
  parsePatchRequest,
  USER_SCHEMA,
} from '../index.ts'

const user = createSchemaRegistry().resourceType('User')
const E = ENTERPRISE_USER_SCHEMA
const minimal: JsonObject = { schemas: [USER_SCHEMA, E], userName: 'asa@nordwind.example' }

function patch(resource: JsonObject, ...operations: JsonObject[]): JsonObject {
  const before = JSON.stringify(resource)
  const result = applyPatch(resource, parsePatchRequest({ Operations: operations }), user)
  expect(JSON.stringify(resource)).toBe(before)
  return result
}

describe('Entra without a flag: one operation for each attribute, capitals, strings', () => {
  test('fills an empty user', () => {
    const result = patch(
      minimal,
      { op: 'Add', path: 'nickName', value: 'Åsa' },
      { op: 'Add', path: 'name.familyName', value: 'Lind' },
      { op: 'Replace', path: 'emails[type eq "work"].value', value: 'asa.lind@nordwind.example' },
      { op: 'Add', path: 'emails[type eq "work"].primary', value: 'True' },
      { op: 'Add', path: 'addresses[type eq "work"].locality', value: 'Malmö' },
      { op: 'Add', path: 'roles[primary eq "True"].value', value: 'Admin' },
      { op: 'Add', path: `${E}:employeeNumber`, value: '42' },
      { op: 'Add', path: `${E}:manager`, value: 'id-of-manager' },
      { op: 'Replace', path: 'active', value: 'False' },
    )
    expect(result).toEqual({
      ...minimal,
      nickName: 'Åsa',
      name: { familyName: 'Lind' },
      emails: [{ type: 'work', value: 'asa.lind@nordwind.example', primary: true }],
      addresses: [{ type: 'work', locality: 'Malmö' }],
      roles: [{ primary: true, value: 'Admin' }],
      active: false,
      [E]: { employeeNumber: '42', manager: { value: 'id-of-manager' } },
    })
  })

  test.each<[string, JsonValue]>([
    ['manager', 'm2'],
    ['manager', [{ $ref: 'https://host.example/Users/m2', value: 'm2' }]],
    ['manager.value', 'm2'],
    [`${E}:manager.value`, 'm2'],
    [`${E}:manager`, { value: 'm2' }],
    [`${E}.manager`, 'm2'],
  ])('sets the manager by %s', (path, value) => {
    const before = { ...minimal, [E]: { manager: { value: 'm1', displayName: 'Old Manager', $ref: '../Users/m1' } } }
    const result = patch(before, { op: 'Replace', path, value })
    expect(result[E]).toMatchObject({ manager: { value: 'm2' } })
    expect(JSON.stringify(result)).not.toContain('m1')
    expect(JSON.stringify(result)).not.toContain('Old Manager')
  })

  test.each<JsonObject>([
    { op: 'Replace', path: `${E}:manager`, value: '' },
    { op: 'Replace', path: `${E}:manager`, value: null },
    { op: 'Remove', path: `${E}:manager` },
    { op: 'Remove', path: 'manager', value: [{ value: 'm1' }] },
    { op: 'replace', value: { [`${E}:manager`]: '' } },
  ])('clears the manager by %j', (operation) => {
    const before = { ...minimal, [E]: { department: 'Sales', manager: { value: 'm1' } } }
    expect(patch(before, operation)).toEqual({ ...minimal, [E]: { department: 'Sales' } })
  })
})

describe('Entra with aadOptscim062020: dotted and URN keys without a path', () => {
  test('expands each key', () => {
    const result = patch(minimal, {
      op: 'replace',
      value: {
        displayName: 'Asa',
        'name.givenName': 'Asa',
        'name.familyName': 'Lind',
        [`${E}:department`]: 'Sales',
        [E]: { division: 'North' },
        active: true,
      },
    })
    expect(result).toEqual({
      ...minimal,
      displayName: 'Asa',
      name: { givenName: 'Asa', familyName: 'Lind' },
      active: true,
      [E]: { department: 'Sales', division: 'North' },
    })
  })

  test('names a custom extension in schemas when it first arrives', () => {
    const urn = 'urn:ietf:params:scim:schemas:extension:Nordwind:2.0:User'
    const result = patch(minimal, { op: 'Add', path: `${urn}:badge`, value: 'blue' })
    expect(result).toEqual({ ...minimal, schemas: [USER_SCHEMA, E, urn], [urn]: { badge: 'blue' } })
  })
})
