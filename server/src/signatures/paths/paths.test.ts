import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../base/index.ts'
import { pathReader } from './index.ts'

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'
const person: JsonObject = {
  userName: 'mila@nordwind.example',
  active: true,
  name: { givenName: 'Mila', familyName: 'Petrova' },
  emails: [
    { type: 'home', value: 'mila@home.example' },
    { type: 'Work', primary: true, value: 'mila@nordwind.example' },
  ],
  phoneNumbers: [{ type: 'mobile', value: '+49 170 1' }, { value: '+49 30 2' }],
  roles: ['a', 'b'],
  [enterprise]: { department: 'Sales', manager: { value: '17' } },
  'urn:nordwind:2.0:User': { costCenter: 4711, nested: { deep: 'x' } },
}
const read = (path: string, document = person): string[] => pathReader(path).read(document)

describe('a path reads', () => {
  test.each([
    ['userName', ['mila@nordwind.example']],
    [' USERNAME ', ['mila@nordwind.example']],
    ['active', ['true']],
    ['name.givenName', ['Mila']],
    ['urn:ietf:params:scim:schemas:core:2.0:User:name.familyName', ['Petrova']],
    ['emails', ['mila@home.example', 'mila@nordwind.example']],
    ['emails.value', ['mila@home.example', 'mila@nordwind.example']],
    ['emails[type eq "work"].value', ['mila@nordwind.example']],
    ['emails[type eq "work"]', ['mila@nordwind.example']],
    ['emails[primary eq true].value', ['mila@nordwind.example']],
    ['emails[not (type eq "work")].value', ['mila@home.example']],
    ['emails[type eq "home" or type eq "work"].type', ['home', 'Work']],
    ['emails[type sw "w" and value ew ".example"].value', ['mila@nordwind.example']],
    ['phoneNumbers[type pr].value', ['+49 170 1']],
    ['phoneNumbers[type ne "mobile"].value', ['+49 30 2']],
    ['roles', ['a', 'b']],
    [`${enterprise}:department`, ['Sales']],
    [`${enterprise.toUpperCase()}:DEPARTMENT`, ['Sales']],
    [`${enterprise}:manager`, ['17']],
    ['urn:nordwind:2.0:User:costCenter', ['4711']],
    ['urn:nordwind:2.0:User:nested.deep', ['x']],
    ['name', []],
    ['title', []],
    ['name.givenName.x', []],
    ['__proto__.x', []],
    ['constructor', []],
  ])('%s', (path, values) => {
    expect(pathReader(path).problem).toBeNull()
    expect(read(path)).toEqual(values)
  })

  test("the manager's name, which Entra sends as a reference, from who that is", () => {
    const reader = pathReader(`${enterprise}:manager.displayName`)
    expect(reader.read(person, 'Ada Vogel')).toEqual(['Ada Vogel'])
    expect(reader.read(person)).toEqual([])
    expect(pathReader('title').read(person, 'Ada Vogel')).toEqual([])
  })
})

describe('what is no path reads nothing and says why', () => {
  test.each([
    ['', 'missing'],
    ['name.', 'missing'],
    ['1name', 'does not begin'],
    ['emails[type eq "work"', '"]" is missing'],
    ['emails[type is "work"]', 'cannot stand in a path'],
    ['emails[]', 'needs an attribute'],
    ['emails[type eq]', 'needs a value'],
    ['emails[type eq "work"]value', 'not part of a path'],
    ['a.b.c.d.e.f.g.h.i', 'deeper'],
  ])('%j', (path, words) => {
    expect(pathReader(path).problem).toContain(words)
    expect(read(path)).toEqual([])
  })

  test('whatever is written, and whatever a client sent', () => {
    const path = fc.stringMatching(/^[a-z.[\]()" :eq]{0,40}$/u)
    fc.assert(
      fc.property(path, fc.jsonValue(), (written, value) => {
        const values = read(written, { a: value, emails: value } as JsonObject)
        expect(values.every((one) => typeof one === 'string')).toBe(true)
      }),
    )
  })
})
