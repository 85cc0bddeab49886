import { describe, expect, test } from 'vitest'
import {
  applyPatch,
  ENTERPRISE_USER_SCHEMA as E,
  GROUP_SCHEMA,
  type JsonObject,
  type JsonValue,
  parsePatchRequest,
  USER_SCHEMA,
} from '../index.ts'
import { patchGroup, patchUser } from '../testing/patching.ts'
import { refusal } from '../testing/refusal.ts'
import { testResourceType } from '../testing/test-resource.ts'

const user: JsonObject = { schemas: [USER_SCHEMA], userName: 'a', id: 'u1', title: 'Pilot' }
const after = (operation: JsonObject, before: JsonObject = user): JsonObject => patchUser(before, [operation])

describe('parts of an attribute', () => {
  test.each<[operation: JsonObject, attribute: string, value: JsonValue | undefined]>([
    [{ op: 'add', path: 'name', value: { givenName: 'Å', shoe: 1 } }, 'name', { givenName: 'Å', shoe: 1 }],
    [{ op: 'replace', path: 'name', value: [{ givenName: 'Å' }] }, 'name', { givenName: 'Å' }],
    [{ op: 'replace', path: 'name', value: { givenName: '' } }, 'name', undefined],
    [{ op: 'replace', path: 'name', value: '' }, 'name', undefined],
    [{ op: 'add', path: 'name.givenName', value: 'Å' }, 'name', { givenName: 'Å' }],
    [{ op: 'add', path: 'name.given', value: 'Å' }, 'name', { given: 'Å' }],
    [{ op: 'add', path: 'emails.value', value: 'x' }, 'emails', [{ value: 'x' }]],
    [{ op: 'add', path: 'emails.value', value: '' }, 'emails', undefined],
    [{ op: 'add', path: 'box.a', value: 1 }, 'box', { a: 1 }],
    [{ op: 'add', path: 'title', value: null }, 'title', 'Pilot'],
    [{ op: 'replace', path: 'title', value: null }, 'title', undefined],
    [{ op: 'add', path: 'title', value: '' }, 'title', undefined],
    [{ op: 'add', path: 'title', value: ['x'] }, 'title', 'x'],
    [{ op: 'add', path: 'emails[type eq "work"]', value: { value: 'x' } }, 'emails', [{ type: 'work', value: 'x' }]],
    [{ op: 'add', path: 'emails[type eq "work"]', value: '' }, 'emails', undefined],
    [{ op: 'add', path: 'emails[type eq "work"].value', value: '' }, 'emails', undefined],
    [{ op: 'add', path: 'things[kind eq "a"].value', value: 'x' }, 'things', [{ kind: 'a', value: 'x' }]],
    [{ op: 'add', path: 'name[givenName eq "Å"].familyName', value: 'B' }, 'name', { givenName: 'Å', familyName: 'B' }],
  ])('%j', (operation, attribute, value) => {
    expect(after(operation)[attribute]).toEqual(value)
  })

  test.each<[JsonObject, string]>([
    [{ op: 'add', path: 'emails[value pr].type', value: 'x' }, 'noTarget'],
    [{ op: 'add', path: 'emails[type ne "work"].value', value: 'x' }, 'noTarget'],
    [{ op: 'add', path: 'emails[type eq "work" and value pr].display', value: 'x' }, 'noTarget'],
    [{ op: 'add', path: 'name', value: 'x' }, 'invalidValue'],
    [{ op: 'add', path: 'emails[type eq "work"]', value: 5 }, 'invalidValue'],
    [{ op: 'add', value: 'x' }, 'invalidValue'],
    [{ op: 'replace', path: USER_SCHEMA, value: 'x' }, 'invalidValue'],
    [{ op: 'replace', path: 'id', value: 'u2' }, 'mutability'],
    [{ op: 'add', path: 'meta', value: {} }, 'mutability'],
  ])('%j is refused', (operation, scimType) => {
    expect(refusal(() => after(operation))).toBe(scimType)
  })

  test('a read-only value that is sent along as it is does no harm', () => {
    expect(after({ op: 'replace', path: 'id', value: 'u1' })).toEqual(user)
    expect(after({ op: 'replace', value: { id: 'u2', meta: {}, groups: [], schemas: ['x'], title: 'Clerk' } })).toEqual(
      {
        ...user,
        title: 'Clerk',
      },
    )
    expect(after({ op: 'replace', path: 'schemas', value: ['x'] })).toEqual(user)
    expect(after({ op: 'remove', path: 'schemas' })).toEqual(user)
  })

  test('a replaced element stays what its path says; an added part leaves the others', () => {
    const emails = [{ type: 'work', value: 'w', display: 'W' }]
    const value = { value: 'x' }
    expect(after({ op: 'replace', path: 'emails[type eq "work"]', value }, { ...user, emails })['emails']).toEqual([
      { type: 'work', value: 'x' },
    ])
    expect(after({ op: 'add', path: 'emails[type eq "work"]', value }, { ...user, emails })['emails']).toEqual([
      { type: 'work', value: 'x', display: 'W' },
    ])
  })
})

describe('a manager', () => {
  const managed: JsonObject = { ...user, [E]: { manager: { value: 'm', $ref: 'r', displayName: 'M', note: 'n' } } }
  const managerAfter = (operation: JsonObject): JsonValue | undefined =>
    (after(operation, managed)[E] as JsonObject | undefined)?.['manager']

  test.each<[title: string, operation: JsonObject, manager: JsonValue | undefined]>([
    ['another one', { path: 'manager', value: 'n' }, { value: 'n', note: 'n' }],
    ['the same one', { path: 'manager', value: 'm' }, { value: 'm', $ref: 'r', displayName: 'M', note: 'n' }],
    [
      'another one with an address',
      { path: 'manager', value: { value: 'n', $ref: 's' } },
      { value: 'n', $ref: 's', note: 'n' },
    ],
    ['another one by value', { path: 'manager.value', value: 'n' }, { value: 'n', note: 'n' }],
    ['the note alone', { path: 'manager.note', value: 'x' }, { value: 'm', $ref: 'r', displayName: 'M', note: 'x' }],
    [
      'a name, which is read-only',
      { path: 'manager', value: { displayName: 'X' } },
      { value: 'm', $ref: 'r', displayName: 'M', note: 'n' },
    ],
    ['none', { path: 'manager', value: '' }, undefined],
  ])('%s', (_, operation, manager) => {
    expect(managerAfter({ op: 'replace', ...operation })).toEqual(manager)
  })

  test('goes with its extension, which goes with its last attribute', () => {
    expect(after({ op: 'remove', path: `${E}:manager` }, managed)).toEqual(user)
    expect(after({ op: 'remove', path: E }, managed)).toEqual(user)
    expect(after({ op: 'remove', path: E })).toEqual(user)
    expect(after({ op: 'remove', path: `${E}:department` })).toEqual(user)
    expect(after({ op: 'remove', path: 'urn:x:y:z' })).toEqual(user)
  })
})

describe('what cannot change', () => {
  const type = testResourceType()
  const extension = 'urn:ietf:params:scim:schemas:extension:test:2.0:TestResource'
  const before: JsonObject = { identifier: 'one', immutableAttr: 'x', [extension]: {} }
  const patch = (operation: JsonObject, resource = before) =>
    applyPatch(resource, parsePatchRequest({ Operations: [operation] }), type)

  test('an immutable value may be set once and sent again', () => {
    expect(refusal(() => patch({ op: 'replace', path: 'immutableAttr', value: 'y' }))).toBe('mutability')
    expect(refusal(() => patch({ op: 'remove', path: 'immutableAttr' }))).toBe('mutability')
    expect(patch({ op: 'replace', path: 'immutableAttr', value: 'x' })).toMatchObject({ immutableAttr: 'x' })
    expect(patch({ op: 'add', path: 'immutableAttr', value: 'y' }, { identifier: 'one' })).toMatchObject({
      immutableAttr: 'y',
    })
  })

  test('a member may be added, never changed', () => {
    const group: JsonObject = { schemas: [GROUP_SCHEMA], displayName: 'g', members: [{ value: 'a', display: 'A' }] }
    const operation = (path: string, value: JsonValue) => () => patchGroup(group, { op: 'replace', path, value })
    expect(refusal(operation('members[value eq "a"].value', 'b'))).toBe('mutability')
    expect(refusal(operation('members[value eq "a"].value', 'a'))).toBe('accepted')
    expect(refusal(operation('members[value eq "a"].type', 'User'))).toBe('accepted')
  })

  test('what is never returned is checked and dropped, or kept when told to', () => {
    const operations = parsePatchRequest({ Operations: [{ op: 'add', path: 'writeOnlyAttr', value: 's' }] })
    expect(applyPatch(before, operations, type)).not.toHaveProperty('writeOnlyAttr')
    expect(applyPatch(before, operations, type, { keepNeverReturned: true })).toHaveProperty('writeOnlyAttr', 's')
  })
})

describe('how much', () => {
  test('2,000 attributes in one PATCH, not 2,001', () => {
    const wide = (count: number, from: number): JsonObject =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`a${from + index}`, 'x']))
    const send = (last: number) => () =>
      patchUser(user, [
        { op: 'add', value: wide(1000, 0) },
        { op: 'add', value: wide(last, 1000) },
        { op: 'add', path: 'title', value: 'x' },
      ])
    expect(refusal(send(999))).toBe('accepted')
    expect(refusal(send(1000))).toBe('tooMany')
  })

  test('1,000 operations, not 1,001; none is fine', () => {
    const many = (count: number) => ({
      Operations: Array.from({ length: count }, () => ({ op: 'remove', path: 'title' })),
    })
    expect(refusal(() => parsePatchRequest(many(1000)))).toBe('accepted')
    expect(refusal(() => parsePatchRequest(many(1001)))).toBe('tooMany')
    expect(parsePatchRequest({ Operations: [] })).toEqual([])
    expect(patchUser({ note: 'without a name' }, [])).toEqual({ note: 'without a name' })
  })

  test.each<[JsonValue, string]>([
    [5, 'invalidSyntax'],
    [null, 'invalidSyntax'],
    [['add'], 'invalidSyntax'],
    [{ op: 5 }, 'invalidSyntax'],
    [{ op: 'add', path: null }, 'invalidValue'],
    [{ op: 'remove', path: '' }, 'noTarget'],
    [{ op: 'remove', path: null }, 'noTarget'],
    [{ op: 'add', path: {}, value: 1 }, 'invalidPath'],
  ])('the operation %j is none', (operation, scimType) => {
    expect(refusal(() => parsePatchRequest({ Operations: [operation] }))).toBe(scimType)
  })

  test('a body that is too deep is refused before anything reads it', () => {
    const deep = JSON.parse(`${'['.repeat(40)}${']'.repeat(40)}`) as JsonValue
    expect(refusal(() => parsePatchRequest({ Operations: [], extra: deep }))).toBe('invalidSyntax')
  })

  test('a person who never was complete may be changed; one who was must stay so', () => {
    expect(refusal(() => patchUser({ title: 'x' }, [{ op: 'add', path: 'title', value: 'y' }]))).toBe('accepted')
    expect(refusal(() => after({ op: 'replace', path: 'userName', value: '' }))).toBe('invalidValue')
    expect(refusal(() => after({ op: 'remove', path: 'userName' }))).toBe('mutability')
  })
})
