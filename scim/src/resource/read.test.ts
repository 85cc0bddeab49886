import { describe, expect, test } from 'vitest'
import {
  createSchemaRegistry,
  ENTERPRISE_USER_SCHEMA as E,
  type JsonObject,
  readResource,
  USER_SCHEMA,
} from '../index.ts'
import { refusal } from '../testing/refusal.ts'

const user = createSchemaRegistry().resourceType('User')
const read = (body: unknown) => readResource(body, user, 'create')

describe('readResource', () => {
  test("keeps Entra's POST exactly, but for nulls, empty lists and what the server owns", () => {
    const sent: JsonObject = {
      schemas: [USER_SCHEMA, E],
      externalId: '0a21f0f2-8d2a-4f8e-bf98-7363c4aed4ef',
      userName: 'Åsa.LIND@Nordwind.example',
      active: true,
      displayName: '  Åsa  Lind ',
      timezone: 'https://nordwind.example/bio/asa',
      emails: [{ primary: true, type: 'work', value: 'Asa.Lind@Nordwind.example' }],
      phoneNumbers: [
        { type: 'work', value: '+46 (0)40 12', primary: true },
        { type: 'fax', value: 'none' },
      ],
      addresses: [{ type: 'work', formatted: 'Hus 5', country: 'Cjfcai', primary: true }],
      [E]: { employeeNumber: '1', department: 'x' },
    }
    const extra = {
      id: 'mine',
      meta: { resourceType: 'User' },
      groups: [{ value: 'g' }],
      roles: [],
      nickName: null,
      ims: [null],
      name: { givenName: null },
    }
    expect(read({ ...sent, ...extra })).toEqual(sent)
  })

  test('gives known names their spelling and keeps unknown ones (Microsoft Postman sends PascalCase)', () => {
    const result = read({
      UserName: 'a',
      Emails: [{ Primary: true, VALUE: 'x' }],
      [E.toUpperCase()]: { Department: 'd', shoeSize: 41 },
      favouriteTea: { Kind: 'green' },
    })
    expect(result).toEqual({
      schemas: [USER_SCHEMA, E],
      userName: 'a',
      emails: [{ primary: true, value: 'x' }],
      [E]: { department: 'd', shoeSize: 41 },
      favouriteTea: { Kind: 'green' },
    })
  })

  test('never keeps a password unless told to', () => {
    expect(read({ userName: 'a', password: 'secret' })).not.toHaveProperty('password')
    expect(
      readResource({ userName: 'a', password: 'secret' }, user, 'create', { keepNeverReturned: true }),
    ).toHaveProperty('password', 'secret')
    expect(refusal(() => read({ userName: 'a', password: 5 }))).toBe('invalidValue')
  })

  test.each<[string, unknown, string]>([
    ['no object', 'x', 'invalidSyntax'],
    ['a list', [], 'invalidSyntax'],
    ['no userName', {}, 'invalidValue'],
    ['an empty userName', { userName: '' }, 'invalidValue'],
    ['a number for text', { userName: 5 }, 'invalidValue'],
    ['text for an extension', { userName: 'a', [E]: 'x' }, 'invalidValue'],
    ['text for a complex attribute', { userName: 'a', name: 'x' }, 'invalidValue'],
  ])('refuses %s', (_, body, scimType) => {
    expect(refusal(() => read(body))).toBe(scimType)
  })

  test('of two primary values the last stays', () => {
    const emails = [
      { value: 'a', primary: true },
      { value: 'b', primary: true },
    ]
    expect(read({ userName: 'a', emails })['emails']).toEqual([
      { value: 'a', primary: false },
      { value: 'b', primary: true },
    ])
  })
})
