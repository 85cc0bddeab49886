import { describe, expect, test } from 'vitest'
import {
  createSchemaRegistry,
  ENTERPRISE_USER_SCHEMA as E,
  type JsonObject,
  readResource,
  USER_SCHEMA,
} from '../index.ts'
import { patchGroup, patchUser } from '../testing/patching.ts'

const user = createSchemaRegistry().resourceType('User')

describe('Okta', () => {
  const stored: JsonObject = {
    schemas: [USER_SCHEMA, E],
    userName: 'asa',
    active: true,
    name: { givenName: 'Åsa', familyName: 'Lind' },
    emails: [{ primary: true, value: 'a@nordwind.example', type: 'work' }],
    [E]: { manager: { value: 'm1' } },
  }

  test('puts back the whole object that it read; what the server made is ignored', () => {
    const answered: JsonObject = {
      ...stored,
      id: 'u1',
      meta: { resourceType: 'User', version: 'W/"1"', location: 'https://host.example/Users/u1' },
      groups: [{ value: 'g1', display: 'Everyone', type: 'direct' }],
      [E]: { manager: { value: 'm1', displayName: 'The Manager', $ref: '../Users/m1' } },
    }
    const replaced = readResource({ ...answered, title: 'Pilot' }, user, 'replace', { current: stored })
    expect(replaced).toEqual({ ...stored, title: 'Pilot', [E]: { manager: { value: 'm1', $ref: '../Users/m1' } } })
  })

  test('deactivates without a path', () => {
    expect(patchUser(stored, [{ op: 'replace', value: { active: false } }])).toEqual({ ...stored, active: false })
  })

  test('renames a group and says its id beside the name', () => {
    const group: JsonObject = { id: 'g1', displayName: 'Old', members: [{ value: 'u1' }] }
    expect(patchGroup(group, { op: 'replace', value: { id: 'g1', displayName: 'New' } })).toEqual({
      ...group,
      displayName: 'New',
    })
  })

  test('sends a password, which is never kept', () => {
    expect(JSON.stringify(readResource({ ...stored, password: '1mz050nq' }, user, 'create'))).not.toContain('1mz050nq')
    expect(JSON.stringify(patchUser(stored, [{ op: 'replace', value: { password: '1mz050nq' } }]))).not.toContain(
      '1mz050nq',
    )
    expect(JSON.stringify(patchUser(stored, [{ op: 'replace', path: 'password', value: '1mz050nq' }]))).not.toContain(
      '1mz050nq',
    )
  })
})
