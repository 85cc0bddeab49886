import { describe, expect, test } from 'vitest'
import { ENTERPRISE_USER_SCHEMA as E, type JsonObject, PATCH_OP_SCHEMA, parsePatchRequest } from '../index.ts'
import { minimalUser, patchUser } from '../testing/patching.ts'
import { refusal } from '../testing/refusal.ts'

const user: JsonObject = {
  ...minimalUser,
  id: 'u1',
  name: { givenName: 'Åsa', familyName: 'Lind' },
  emails: [
    { type: 'work', value: 'w', primary: true },
    { type: 'home', value: 'h' },
  ],
}

describe('what an operation may not do', () => {
  test.each<[JsonObject, string]>([
    [{ op: 'replace', path: 'id', value: 'another' }, 'mutability'],
    [{ op: 'remove', path: 'id' }, 'mutability'],
    [{ op: 'add', path: 'meta.version', value: '1' }, 'mutability'],
    [{ op: 'add', path: 'groups', value: [{ value: 'g' }] }, 'mutability'],
    [{ op: 'replace', path: `${E}:manager.displayName`, value: 'x' }, 'mutability'],
    [{ op: 'remove' }, 'noTarget'],
    [{ op: 'remove', path: 'urn:ietf:params:scim:schemas:core:2.0:User' }, 'noTarget'],
    [{ op: 'add', path: 'title' }, 'invalidValue'],
    [{ op: 'move', path: 'title', value: 'x' }, 'invalidSyntax'],
    [{ path: 'title', value: 'x' }, 'invalidSyntax'],
    [{ op: 'replace', path: 'title', value: { a: 1 } }, 'invalidValue'],
    [{ op: 'replace', path: 'title.sub', value: 'x' }, 'invalidPath'],
    [{ op: 'replace', path: 'title[value eq "x"]', value: 'x' }, 'invalidPath'],
    [{ op: 'replace', path: 'emails[type eq "work"', value: 'x' }, 'invalidPath'],
    [{ op: 'replace', path: 'emails[type like "work"].value', value: 'x' }, 'invalidFilter'],
    [{ op: 'replace', path: 'emails[colour eq "red"].value', value: 'x' }, 'invalidFilter'],
    [{ op: 'replace', path: 'emails[type eq "work"].value.deeper', value: 'x' }, 'invalidPath'],
    [{ op: 'replace', path: 5, value: 'x' }, 'invalidPath'],
    [{ op: 'replace', path: 'emails', value: [5] }, 'invalidValue'],
    // Found by `npm run fuzz`: a user that carried it could never be sent back by PUT.
    [{ op: 'add', path: 'urn:ietf:params:scim:schemas:core:2.0:Group:displayName', value: 'x' }, 'invalidValue'],
    [{ op: 'add', value: { 'urn:ietf:params:scim:schemas:core:2.0:Device': { serial: 'x' } } }, 'invalidValue'],
  ])('%j', (operation, scimType) => {
    expect(refusal(() => patchUser(user, [operation]))).toBe(scimType)
  })

  test('the id may be said again', () => {
    expect(patchUser(user, [{ op: 'replace', path: 'id', value: 'u1' }])).toEqual(user)
  })

  test('one bad operation refuses the good ones before it', () => {
    const before = JSON.stringify(user)
    expect(
      refusal(() =>
        patchUser(user, [
          { op: 'add', path: 'title', value: 'x' },
          { op: 'replace', path: 'id', value: 'y' },
        ]),
      ),
    ).toBe('mutability')
    expect(JSON.stringify(user)).toBe(before)
  })
})

describe('values in lists', () => {
  test('a new primary ends the old one', () => {
    const added = patchUser(user, [
      { op: 'add', path: 'emails', value: [{ type: 'other', value: 'o', primary: true }] },
    ])
    expect(added['emails']).toEqual([
      { type: 'work', value: 'w', primary: false },
      { type: 'home', value: 'h' },
      { type: 'other', value: 'o', primary: true },
    ])
    const set = patchUser(user, [{ op: 'replace', path: 'emails[type eq "home"].primary', value: 'True' }])
    expect(set['emails']).toEqual([
      { type: 'work', value: 'w', primary: false },
      { type: 'home', value: 'h', primary: true },
    ])
  })

  test('the same value and type again takes what is new', () => {
    const result = patchUser(user, [
      { op: 'add', path: 'emails', value: { type: 'HOME', value: 'h', display: 'at home' } },
    ])
    expect(result['emails']).toEqual([
      { type: 'work', value: 'w', primary: true },
      { type: 'HOME', value: 'h', display: 'at home' },
    ])
  })

  test('remove, add and replace of one attribute run in their order (validator preview test)', () => {
    const result = patchUser(user, [
      { op: 'remove', path: 'emails[type eq "work"].value' },
      { op: 'add', path: 'emails[type eq "work"].value', value: 'first' },
      { op: 'replace', path: 'emails[type eq "work"].value', value: 'second' },
    ])
    expect(result['emails']).toEqual([
      { type: 'home', value: 'h' },
      { type: 'work', value: 'second' },
    ])
  })

  test('a sub-attribute without a filter is set in each element', () => {
    expect(patchUser(user, [{ op: 'replace', path: 'emails.type', value: 'other' }])['emails']).toEqual([
      { type: 'other', value: 'w', primary: true },
      { type: 'other', value: 'h' },
    ])
    expect(patchUser(minimalUser, [{ op: 'add', path: 'emails.value', value: 'x' }])['emails']).toEqual([
      { value: 'x' },
    ])
  })

  test('an element that loses its value goes, its neighbours stay', () => {
    expect(patchUser(user, [{ op: 'remove', path: 'emails[type eq "work"].value' }])['emails']).toEqual([
      { type: 'home', value: 'h' },
    ])
    expect(patchUser(user, [{ op: 'remove', path: 'emails[type pr]' }])).not.toHaveProperty('emails')
    expect(patchUser(user, [{ op: 'remove', path: 'emails.value' }])).not.toHaveProperty('emails')
    expect(patchUser(user, [{ op: 'remove', path: 'emails[type eq "fax"]' }])).toEqual(user)
  })
})

describe('complex attributes', () => {
  test('replace sets the parts that were sent and leaves the others', () => {
    expect(
      patchUser(user, [{ op: 'replace', path: 'name', value: { givenName: 'Asa', middleName: 'M' } }])['name'],
    ).toEqual({ givenName: 'Asa', familyName: 'Lind', middleName: 'M' })
    expect(
      patchUser(user, [{ op: 'replace', path: 'name', value: { givenName: '', familyName: null } }]),
    ).not.toHaveProperty('name')
    expect(patchUser(user, [{ op: 'remove', path: 'name.givenName' }])['name']).toEqual({ familyName: 'Lind' })
  })

  test('unknown attributes are kept, set and removed', () => {
    const kept = patchUser(user, [{ op: 'add', path: 'favouriteTea', value: { kind: 'green' } }])
    expect(kept).toEqual({ ...user, favouriteTea: { kind: 'green' } })
    const teas = { ...user, teas: [{ kind: 'green' }, { kind: 'black' }] }
    const replaced = patchUser(teas, [{ op: 'replace', path: 'teas[kind eq "green"]', value: 'none' }])
    expect(replaced['teas']).toEqual(['none', { kind: 'black' }])
    expect(patchUser(kept, [{ op: 'remove', path: 'favouriteTea' }])).toEqual(user)
    expect(patchUser(kept, [{ op: 'remove', path: 'favouriteTea.kind' }])).toEqual(user)
    expect(patchUser(user, [{ op: 'add', path: 'teas[kind eq "green"].cups', value: 2 }])).toEqual({
      ...user,
      teas: [{ kind: 'green', cups: 2 }],
    })
  })
})

describe('schemas', () => {
  test('names an extension that was given and taken away, in one request as in two', () => {
    const give = { op: 'add', path: `${E}:department`, value: 'Sales' }
    const take = { op: 'remove', path: `${E}:department` }
    const together = patchUser(minimalUser, [give, take])
    expect(together).toEqual(patchUser(patchUser(minimalUser, [give]), [take]))
    expect(together['schemas']).toContain(E)
  })
})

describe('parsePatchRequest', () => {
  test('an empty list, odd keys and any case are fine; another message is not', () => {
    expect(parsePatchRequest({ schemas: [PATCH_OP_SCHEMA], id: 'x', operations: [] })).toEqual([])
    expect(
      parsePatchRequest({ Operations: [{ name: 'addMember', OP: 'ADD', Path: 'title', Value: 'x' }] }),
    ).toMatchObject([{ op: 'add', value: 'x' }])
    expect(
      refusal(() =>
        parsePatchRequest({ schemas: ['urn:ietf:params:scim:api:messages:2.0:BulkRequest'], Operations: [] }),
      ),
    ).toBe('invalidSyntax')
    expect(refusal(() => parsePatchRequest({}))).toBe('invalidSyntax')
    expect(refusal(() => parsePatchRequest({ Operations: ['x'] }))).toBe('invalidSyntax')
  })
})
