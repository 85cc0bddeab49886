import { describe, expect, test } from 'vitest'
import {
  createSchemaRegistry,
  ENTERPRISE_USER_SCHEMA as E,
  GROUP_SCHEMA,
  type JsonObject,
  type JsonValue,
  readResource,
  USER_SCHEMA,
} from '../../index.ts'
import { minimalUser, patchUser } from '../../testing/patching.ts'
import { refusal } from '../../testing/refusal.ts'

const registry = createSchemaRegistry()
const readUser = (body: JsonObject) =>
  readResource({ userName: 'asa', ...body }, registry.resourceType('User'), 'create')

describe('string-boolean (AzureAD/SCIMReferenceCode#21, pranems/SCIMServer validator run 26)', () => {
  test.each<[JsonValue, boolean]>([
    ['True', true],
    ['False', false],
    ['true', true],
    ['FALSE', false],
    [true, true],
    [['True'], true],
  ])('%j is %s', (sent, meant) => {
    expect(readUser({ active: sent })['active']).toBe(meant)
    expect(readUser({ roles: [{ primary: sent, value: 'r' }] })['roles']).toEqual([{ primary: meant, value: 'r' }])
    expect(patchUser(minimalUser, [{ op: 'Replace', path: 'active', value: sent }])['active']).toBe(meant)
    expect(patchUser(minimalUser, [{ op: 'replace', value: { active: sent } }])['active']).toBe(meant)
  })

  test.each<JsonValue>(['yes', 1, {}, ['True', 'False']])('%j is refused, naming the attribute', (sent) => {
    expect(() => readUser({ active: sent })).toThrow(
      expect.objectContaining({
        scimType: 'invalidValue',
        attribute: 'active',
      }),
    )
  })
})

describe('singleton-array (MicrosoftDocs/azure-docs#45885)', () => {
  test('one element is the value, two are an error', () => {
    expect(patchUser(minimalUser, [{ op: 'Add', path: 'title', value: ['Pilot'] }])['title']).toBe('Pilot')
    expect(readUser({ title: ['Pilot'] })['title']).toBe('Pilot')
    expect(refusal(() => readUser({ title: ['Pilot', 'Guide'] }))).toBe('invalidValue')
  })
})

describe('bare-reference (elimity-com/scim#75, apache/directory-scimple#1242, Microsoft Postman)', () => {
  test('a manager in any shape is an object', () => {
    for (const manager of [
      'm1',
      { value: 'm1' },
      [{ value: 'm1' }],
      { value: 'm1', displayName: 'read-only', $ref: null },
    ]) {
      expect(readUser({ [E]: { manager } })[E]).toEqual({ manager: { value: 'm1' } })
    }
  })

  test('members may be ids', () => {
    const group = readResource(
      { displayName: 'g', members: ['a', { value: 'b', displayName: 'B' }] },
      registry.resourceType('Group'),
      'create',
    )
    expect(group['members']).toEqual([{ value: 'a' }, { value: 'b', display: 'B' }])
  })
})

describe('stringified-role (Captain-P-Goldfish/SCIM-SDK#516)', () => {
  const role = JSON.stringify({ id: 'r1', value: 'DocumentMgmt-Admin', displayName: 'DocumentMgmt Admin' })
  test('is unfolded on POST and PATCH', () => {
    const roles = [{ value: 'DocumentMgmt-Admin', display: 'DocumentMgmt Admin' }]
    expect(readUser({ roles: [{ value: role }] })['roles']).toEqual(roles)
    expect(patchUser(minimalUser, [{ op: 'Add', path: 'roles', value: [{ value: role }] }])['roles']).toEqual(roles)
  })

  test.each(['{"no value":1}', '{not json', '{}', '[1]'])('%s stays text', (value) => {
    expect(readUser({ roles: [{ value }] })['roles']).toEqual([{ value }])
  })

  test('an e-mail address that looks like JSON stays text', () => {
    expect(readUser({ emails: [{ value: role }] })['emails']).toEqual([{ value: role }])
  })
})

describe('schemas', () => {
  test("Entra's marker is dropped, its empty enterprise URN kept (better-auth acceptLegacyGroupSchema)", () => {
    const marker = 'http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group'
    const group = readResource(
      { schemas: [GROUP_SCHEMA, marker], displayName: 'g', members: [] },
      registry.resourceType('Group'),
      'create',
    )
    expect(group).toEqual({ schemas: [GROUP_SCHEMA], displayName: 'g' })
    expect(readUser({ schemas: [USER_SCHEMA, E] })['schemas']).toEqual([USER_SCHEMA, E])
  })

  test('what the resource carries is named', () => {
    const urn = 'urn:ietf:params:scim:schemas:extension:Nordwind:2.0:User'
    expect(readUser({ [urn]: { badge: 'blue' }, [`${urn}:floor`]: '3' })).toEqual({
      schemas: [USER_SCHEMA, urn],
      userName: 'asa',
      [urn]: { badge: 'blue', floor: '3' },
    })
  })

  test("another type's schema is refused", () => {
    expect(refusal(() => readUser({ schemas: [GROUP_SCHEMA] }))).toBe('invalidValue')
    expect(refusal(() => readUser({ schemas: 'x' }))).toBe('invalidValue')
  })
})
