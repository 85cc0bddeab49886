import { describe, expect, test } from 'vitest'
import { ENTERPRISE_USER_SCHEMA as E, type JsonObject, type JsonValue } from '../../index.ts'
import { minimalUser, patchGroup, patchUser } from '../../testing/patching.ts'
import { refusal } from '../../testing/refusal.ts'

describe('absent-element (Captain-P-Goldfish/SCIM-SDK#416, scim-for-keycloak#73, better-auth#10682)', () => {
  test.each<[string, JsonValue, JsonObject]>([
    ['emails[type eq "work"].value', 'a@nordwind.example', { emails: [{ type: 'work', value: 'a@nordwind.example' }] }],
    ['phoneNumbers[type eq "mobile"].value', '+46 70 000', { phoneNumbers: [{ type: 'mobile', value: '+46 70 000' }] }],
    ['addresses[type eq "work"].locality', 'Lund', { addresses: [{ type: 'work', locality: 'Lund' }] }],
    ['roles[primary eq "True"].value', 'Admin', { roles: [{ primary: true, value: 'Admin' }] }],
    ['emails[type eq work].value', 'x', { emails: [{ type: 'work', value: 'x' }] }],
    [
      'emails[type eq "work" and primary eq true].value',
      'x',
      { emails: [{ type: 'work', primary: true, value: 'x' }] },
    ],
    ['emails[type eq "work"]', { value: 'x' }, { emails: [{ type: 'work', value: 'x' }] }],
  ])('%s is made', (path, value, made) => {
    for (const op of ['Add', 'Replace'])
      expect(patchUser(minimalUser, [{ op, path, value }])).toEqual({ ...minimalUser, ...made })
  })

  test('another element stays beside it', () => {
    const user = { ...minimalUser, emails: [{ type: 'home', value: 'h' }] }
    const result = patchUser(user, [{ op: 'replace', path: 'emails[type eq "work"].value', value: 'w' }])
    expect(result['emails']).toEqual([
      { type: 'home', value: 'h' },
      { type: 'work', value: 'w' },
    ])
  })

  test('a filter that describes no element, and strictness, answer noTarget', () => {
    expect(
      refusal(() => patchUser(minimalUser, [{ op: 'replace', path: 'emails[value ew "x"].type', value: 'work' }])),
    ).toBe('noTarget')
    const strict = { absentElement: 'noTarget' as const }
    expect(
      refusal(() =>
        patchUser(minimalUser, [{ op: 'replace', path: 'emails[type eq "work"].value', value: 'x' }], strict),
      ),
    ).toBe('noTarget')
  })
})

describe('empty-text: "" and null clear ("Null update" of Microsoft\'s Logic App validation)', () => {
  const full: JsonObject = {
    ...minimalUser,
    title: 'Pilot',
    active: true,
    name: { givenName: 'Åsa', familyName: 'Lind' },
    emails: [{ type: 'work', value: 'x', primary: true }],
    phoneNumbers: [
      { type: 'mobile', value: '1' },
      { type: 'fax', value: '2' },
    ],
    [E]: { department: 'Sales' },
  }
  const paths = [
    'title',
    'active',
    'name.givenName',
    'emails[type eq "work"].value',
    'phoneNumbers[type eq "mobile"].value',
    `${E}:department`,
  ]

  test.each(
    paths.flatMap((path): [string, JsonValue][] => [
      [path, ''],
      [path, null],
      [path, ['']],
    ]),
  )('%s set to %j', (path, value) => {
    const result = patchUser(full, [{ op: 'replace', path, value }])
    expect(JSON.stringify(result).length).toBeLessThan(JSON.stringify(full).length)
    expect(patchUser(full, [{ op: 'replace', value: { [path]: value } }])).toEqual(result)
  })

  test('all of them in one request leave what was not named', () => {
    const result = patchUser(full, [{ op: 'replace', value: Object.fromEntries(paths.map((path) => [path, ''])) }])
    expect(result).toEqual({
      ...minimalUser,
      name: { familyName: 'Lind' },
      phoneNumbers: [{ type: 'fax', value: '2' }],
    })
  })

  test('a required attribute cannot be cleared', () => {
    expect(refusal(() => patchUser(full, [{ op: 'replace', path: 'userName', value: '' }]))).toBe('invalidValue')
    expect(refusal(() => patchUser(full, [{ op: 'remove', path: 'userName' }]))).toBe('mutability')
  })
})

describe('path-less (Captain-P-Goldfish/SCIM-SDK#193, RIPAGlobal/scimitar#123, Okta)', () => {
  test('dotted names, URNs, filters and extension objects are keys', () => {
    const result = patchUser(minimalUser, [
      {
        op: 'add',
        value: {
          'name.givenName': 'Åsa',
          [`${E}:department`]: 'Sales',
          [E]: { division: 'North' },
          'emails[type eq "work"].value': 'w',
        },
      },
    ])
    expect(result).toMatchObject({
      name: { givenName: 'Åsa' },
      emails: [{ type: 'work', value: 'w' }],
      [E]: { department: 'Sales', division: 'North' },
    })
  })

  test("what is the server's own is left out: Okta sends the id", () => {
    const result = patchUser({ ...minimalUser, id: 'u1' }, [
      { op: 'replace', value: { id: 'another', active: false, meta: {}, schemas: [], groups: [] } },
    ])
    expect(result).toEqual({ ...minimalUser, id: 'u1', active: false })
  })

  test('the core schema and an unknown extension by their URNs', () => {
    const core = {
      'urn:ietf:params:scim:schemas:core:2.0:User': { title: 'Pilot' },
      'urn:ietf:params:scim:schemas:core:2.0:User:nickName': 'Babs',
    }
    expect(patchUser(minimalUser, [{ op: 'replace', value: core }])).toEqual({
      ...minimalUser,
      title: 'Pilot',
      nickName: 'Babs',
    })
    const urn = 'urn:ietf:params:scim:schemas:extension:Nordwind:2.0:User'
    const added = patchUser(minimalUser, [{ op: 'add', value: { [urn]: { badge: 'blue' } } }])
    expect(added[urn]).toEqual({ badge: 'blue' })
    expect(patchUser(added, [{ op: 'remove', path: urn }])).not.toHaveProperty([urn])
    expect(patchUser(added, [{ op: 'remove', path: `${urn}:badge` }])).not.toHaveProperty([urn])
  })

  test('a value that is no object is refused', () => {
    expect(refusal(() => patchUser(minimalUser, [{ op: 'replace', value: 'x' }]))).toBe('invalidValue')
  })
})

describe('remove-with-value (MicrosoftDocs/azure-docs#30826, SCIM-SDK#149, scim-patch#959)', () => {
  const group: JsonObject = {
    displayName: 'g',
    members: [{ value: 'a' }, { value: 'b', $ref: '../Users/b' }, { value: 'c' }],
  }
  test.each<[JsonValue, string[]]>([
    [[{ value: 'b' }], ['a', 'c']],
    [[{ $ref: null, value: 'b' }], ['a', 'c']],
    [{ value: 'b' }, ['a', 'c']],
    ['b', ['a', 'c']],
    [['a', 'c'], ['b']],
    [[{ value: 'nobody' }], ['a', 'b', 'c']],
    [[], ['a', 'b', 'c']],
  ])('Remove members %j', (value, left) => {
    const result = patchGroup(group, { op: 'Remove', path: 'members', value })
    expect(result['members']).toMatchObject(left.map((id) => ({ value: id })))
  })

  test('of an attribute with one value clears only that value (SCIMReferenceCode)', () => {
    const user = { ...minimalUser, title: 'Pilot' }
    expect(patchUser(user, [{ op: 'Remove', path: 'title', value: 'Guide' }])).toEqual(user)
    expect(patchUser(user, [{ op: 'Remove', path: 'title', value: 'Pilot' }])).toEqual(minimalUser)
  })

  test('without a value all go', () => {
    expect(patchGroup(group, { op: 'remove', path: 'members' })).toEqual({ displayName: 'g' })
  })
})
