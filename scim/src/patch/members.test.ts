import { describe, expect, test } from 'vitest'
import {
  createSchemaRegistry,
  type JsonObject,
  type JsonValue,
  type MemberOperation,
  parsePatchRequest,
  readMembers,
  splitMemberOperations,
} from '../index.ts'
import { refusal } from '../testing/refusal.ts'

const group = createSchemaRegistry().resourceType('Group')
const split = (...operations: JsonObject[]) =>
  splitMemberOperations(parsePatchRequest({ Operations: operations }), group)
const member = (value: string, display: string | null = null) => ({ value, display })

describe('splitMemberOperations reads every shape that clients send', () => {
  test.each<[string, JsonObject, MemberOperation[]]>([
    [
      'Entra adds',
      { op: 'Add', path: 'members', value: [{ $ref: null, value: 'a' }] },
      [{ kind: 'add', members: [member('a')] }],
    ],
    [
      'Entra removes',
      { op: 'Remove', path: 'members', value: [{ $ref: null, value: 'a' }] },
      [{ kind: 'remove', ids: ['a'] }],
    ],
    ['Entra with the flag removes', { op: 'remove', path: 'members[value eq "a"]' }, [{ kind: 'remove', ids: ['a'] }]],
    [
      'several by one filter',
      { op: 'remove', path: 'members[value eq "a" or value eq "b"]' },
      [{ kind: 'remove', ids: ['a', 'b'] }],
    ],
    [
      'Microsoft Postman adds an id',
      { op: 'add', path: 'members', value: 'string id 1' },
      [{ kind: 'add', members: [member('string id 1')] }],
    ],
    [
      'Microsoft Postman adds a name',
      { name: 'addMember', op: 'add', path: 'members', value: [{ displayName: 'new User', value: 'a' }] },
      [{ kind: 'add', members: [member('a', 'new User')] }],
    ],
    [
      'Okta adds without a path',
      { op: 'add', value: { members: [{ value: 'a', display: 'A' }] } },
      [{ kind: 'add', members: [member('a', 'A')] }],
    ],
    [
      'a replacement (snipe-it#19096)',
      { op: 'replace', path: 'members', value: [{ value: '673' }] },
      [{ kind: 'replace', members: [member('673')] }],
    ],
    ['a replacement by nobody', { op: 'replace', path: 'members', value: [] }, [{ kind: 'replace', members: [] }]],
    ['all are removed', { op: 'remove', path: 'members' }, [{ kind: 'removeAll' }]],
    ['a removal that names nobody', { op: 'Remove', path: 'members', value: [] }, []],
    ['an addition of nobody', { op: 'add', path: 'members', value: [] }, []],
    [
      'a display name by filter',
      { op: 'replace', path: 'members[value eq "a"].displayName', value: 'A' },
      [{ kind: 'add', members: [member('a', 'A')] }],
    ],
    [
      'a full URN',
      { op: 'add', path: 'urn:ietf:params:scim:schemas:core:2.0:Group:members', value: [{ value: 'a' }] },
      [{ kind: 'add', members: [member('a')] }],
    ],
    ['PascalCase', { op: 'add', path: 'Members', value: [{ Value: 'a' }] }, [{ kind: 'add', members: [member('a')] }]],
  ])('%s', (_, operation, expected) => {
    expect(split(operation)).toEqual({ members: expected, rest: [] })
  })

  test.each<[string, JsonObject, MemberOperation[]]>([
    [
      'one member by its value',
      { op: 'add', path: 'members.value', value: 'a' },
      [{ kind: 'add', members: [member('a')] }],
    ],
    [
      'an object without a list',
      { op: 'add', path: 'members', value: { value: 'a' } },
      [{ kind: 'add', members: [member('a')] }],
    ],
    ['nobody by null', { op: 'replace', path: 'members', value: null }, [{ kind: 'replace', members: [] }]],
    ['nobody by an empty text', { op: 'replace', path: 'members', value: '' }, [{ kind: 'replace', members: [] }]],
    ['all by null', { op: 'remove', path: 'members', value: null }, [{ kind: 'removeAll' }]],
    ['nobody by an empty text', { op: 'remove', path: 'members', value: '' }, []],
    [
      'one twice',
      { op: 'remove', path: 'members', value: [{ value: 'a' }, { value: 'a' }] },
      [{ kind: 'remove', ids: ['a'] }],
    ],
    [
      'a name with the filter alone',
      { op: 'add', path: 'members[value eq "a"]', value: { display: 'A', type: 'User' } },
      [{ kind: 'add', members: [member('a', 'A')] }],
    ],
    [
      'no name',
      { op: 'add', path: 'members[value eq "a"]', value: { display: 7 } },
      [{ kind: 'add', members: [member('a')] }],
    ],
    [
      'no name at all',
      { op: 'add', path: 'members[value eq "a"].display', value: 7 },
      [{ kind: 'add', members: [member('a')] }],
    ],
    [
      'two by a filter',
      { op: 'add', path: 'members[value eq "a" or value eq "b"]', value: {} },
      [
        { kind: 'add', members: [member('a')] },
        { kind: 'add', members: [member('b')] },
      ],
    ],
  ])('%s', (_, operation, expected) => {
    expect(split(operation)).toEqual({ members: expected, rest: [] })
  })

  test('an attribute of that name in an extension is no member', () => {
    const { members, rest } = split({ op: 'add', path: 'urn:x:y:members', value: [{ value: 'a' }] })
    expect([members.length, rest.length]).toEqual([0, 1])
  })

  test.each(['members[value ne "a"]', 'members[value sw "a"]', 'members[value eq "a" or type eq "User"]'])(
    'who is meant by %s is left to the database',
    (path) => {
      expect(split({ op: 'remove', path }).members).toMatchObject([{ kind: 'removeWhere' }])
    },
  )

  test('any other filter becomes a condition', () => {
    expect(split({ op: 'remove', path: 'members[type eq "Group"]' }).members).toMatchObject([
      { kind: 'removeWhere', condition: { kind: 'compare', path: 'members.type', operator: 'eq', value: 'Group' } },
    ])
  })

  test('the rest is left in its order', () => {
    const { members, rest } = split(
      { op: 'replace', value: { displayName: 'g', members: [{ value: 'a' }], externalId: 'e' } },
      { op: 'remove', path: 'members[value eq "b"]' },
    )
    expect(members.map(({ kind }) => kind)).toEqual(['replace', 'remove'])
    expect(rest.map(({ path }) => path?.attribute)).toEqual(['displayName', 'externalId'])
  })

  test.each<[JsonObject, string]>([
    [{ op: 'add', path: 'members', value: [{ display: 'nobody' }] }, 'invalidValue'],
    [{ op: 'add', path: 'members', value: [{ value: '' }] }, 'invalidValue'],
    [{ op: 'add', path: 'members', value: [5] }, 'invalidValue'],
    [{ op: 'replace', path: 'members[value eq "a"].value', value: 'b' }, 'mutability'],
    [{ op: 'replace', path: 'members.type', value: 'Group' }, 'mutability'],
    [{ op: 'add', path: 'members[type eq "User"]', value: {} }, 'mutability'],
    [{ op: 'remove', path: 'members[colour eq "red"]' }, 'invalidFilter'],
    [{ op: 'remove', path: 'members[value eq "a"].display' }, 'mutability'],
    [{ op: 'add', path: 'members[value ne "a"]', value: {} }, 'mutability'],
    [{ op: 'add', path: 'members[value co "a"]', value: {} }, 'mutability'],
    [{ op: 'add', path: 'members[value eq "a" and type eq "User"]', value: {} }, 'mutability'],
    [{ op: 'add', path: 'members[value eq "a" or type eq "User"]', value: {} }, 'mutability'],
    [{ op: 'add', path: 'members.display', value: 'x' }, 'mutability'],
  ])('%j is refused', (operation, scimType) => {
    expect(refusal(() => split(operation))).toBe(scimType)
  })
})

describe('readMembers', () => {
  test.each<[JsonValue | undefined, number]>([
    [undefined, 0],
    [null, 0],
    [[], 0],
    ['a', 1],
    [['a', { value: 'b' }, 'a'], 2],
  ])('%j', (value, count) => {
    expect(readMembers(value, group)).toHaveLength(count)
  })
})
