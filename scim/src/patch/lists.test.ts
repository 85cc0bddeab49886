import { describe, expect, test } from 'vitest'
import { type JsonObject, type JsonValue, USER_SCHEMA } from '../index.ts'
import { patchUser } from '../testing/patching.ts'
import { refusal } from '../testing/refusal.ts'

const emails: JsonValue = [
  { value: 'w', type: 'work', primary: true },
  { value: 'h', type: 'home' },
]
const user: JsonObject = { schemas: [USER_SCHEMA], userName: 'a', emails }
const listAfter = (operation: JsonObject, before: JsonObject = user): JsonValue | undefined =>
  patchUser(before, [operation])['emails']

describe('adding to a list', () => {
  test.each<[title: string, value: JsonValue, after: JsonValue]>([
    ['what is new', [{ value: 'x', type: 'other' }], [...emails, { value: 'x', type: 'other' }]],
    ['what is there', [{ value: 'h', type: 'HOME' }], [emails[0] as JsonValue, { value: 'h', type: 'HOME' }]],
    ['the same, of another type', [{ value: 'h', type: 'other' }], [...emails, { value: 'h', type: 'other' }]],
    ['the same, of no type', [{ value: 'h' }], [...emails, { value: 'h' }]],
    ['one element without a list', { value: 'x' }, [...emails, { value: 'x' }]],
    ['a bare value', 'x', [...emails, { value: 'x' }]],
    ['the same twice', [{ value: 'x' }, { value: 'x' }], [...emails, { value: 'x' }]],
    [
      'more of what is there',
      [{ value: 'h', type: 'home', display: 'H' }],
      [emails[0] as JsonValue, { value: 'h', type: 'home', display: 'H' }],
    ],
    [
      'a new primary one, which ends the old one',
      [{ value: 'x', primary: true }],
      [{ value: 'w', type: 'work', primary: false }, emails[1] as JsonValue, { value: 'x', primary: true }],
    ],
    [
      'primary to one that is there',
      [{ value: 'h', type: 'home', primary: true }],
      [
        { value: 'w', type: 'work', primary: false },
        { value: 'h', type: 'home', primary: true },
      ],
    ],
    ['what has no value', [{ type: 'x', display: 'd' }], [...emails, { type: 'x', display: 'd' }]],
    [
      'what has no value, in another order',
      [
        { display: 'd', type: 'x' },
        { type: 'x', display: 'd' },
      ],
      [...emails, { display: 'd', type: 'x' }],
    ],
    ['nothing', [], emails],
    ['null', null, emails],
    ['an empty text', '', emails],
  ])('%s', (_, value, after) => {
    expect(listAfter({ op: 'add', path: 'emails', value })).toEqual(after)
  })

  test('that is not there makes it', () => {
    expect(listAfter({ op: 'add', path: 'emails', value: [{ value: 'x' }] }, { userName: 'a' })).toEqual([
      { value: 'x' },
    ])
    expect(listAfter({ op: 'add', path: 'emails', value: 'x' }, { userName: 'a' })).toEqual([{ value: 'x' }])
  })

  test('of an attribute that no schema knows', () => {
    const tags = (op: string, value: JsonValue, before: JsonValue = ['a']) =>
      patchUser({ ...user, tags: before }, [{ op, path: 'tags', value }])['tags']
    expect(tags('add', 'b')).toEqual(['a', 'b'])
    expect(tags('add', ['a', 'b'])).toEqual(['a', 'b'])
    expect(tags('replace', ['b'])).toEqual(['b'])
    expect(tags('replace', 'b')).toBe('b')
    expect(tags('add', 'b', 'a')).toBe('b')
    expect(tags('add', { k: 1 }, [{ k: 1 }])).toEqual([{ k: 1 }])
    expect(tags('add', { k: 2 }, [{ k: 1 }])).toEqual([{ k: 1 }, { k: 2 }])
    expect(tags('add', [{ value: 'v', $ref: 'r' }], [{ value: 'v', type: 'T' }])).toHaveLength(2)
  })
})

describe('replacing a list', () => {
  test.each<[JsonValue, JsonValue | undefined]>([
    [[{ value: 'x' }], [{ value: 'x' }]],
    [{ value: 'x' }, [{ value: 'x' }]],
    [[], undefined],
    [[null], undefined],
    ['', undefined],
    [null, undefined],
    [[''], undefined],
  ])('by %j', (value, after) => {
    expect(listAfter({ op: 'replace', path: 'emails', value })).toEqual(after)
  })
})

describe('removing from a list', () => {
  test.each<[title: string, operation: JsonObject, after: JsonValue | undefined]>([
    ['all', { path: 'emails' }, undefined],
    ['all, with null', { path: 'emails', value: null }, undefined],
    ['by value', { path: 'emails', value: [{ value: 'w' }] }, [emails[1] as JsonValue]],
    ['by value, of another type', { path: 'emails', value: [{ value: 'w', type: 'home' }] }, [emails[1] as JsonValue]],
    ['by one value without a list', { path: 'emails', value: { value: 'h' } }, [emails[0] as JsonValue]],
    ['every one by value', { path: 'emails', value: [{ value: 'h' }, { value: 'w' }] }, undefined],
    ['by a value that nobody has', { path: 'emails', value: [{ value: 'z' }] }, emails],
    [
      'by what is said of it',
      { path: 'emails', value: [{ type: 'home' }] },
      [emails[1] as JsonValue].slice(1).concat(emails[0] as JsonValue),
    ],
    ['by what is said of none', { path: 'emails', value: [{ type: 'home', display: 'D' }] }, emails],
    ['by nothing', { path: 'emails', value: [] }, emails],
    ['by null in a list', { path: 'emails', value: [null] }, emails],
    ['by a filter', { path: 'emails[type eq "work"]' }, [emails[1] as JsonValue]],
    ['by a filter that finds all', { path: 'emails[value pr]' }, undefined],
    ['by a filter that finds nothing', { path: 'emails[type eq "x"]' }, emails],
    ['one part of each', { path: 'emails.type' }, [{ value: 'w', primary: true }, { value: 'h' }]],
    ['the part that says something', { path: 'emails.value' }, undefined],
    [
      'one part of one',
      { path: 'emails[type eq "work"].primary' },
      [{ value: 'w', type: 'work' }, emails[1] as JsonValue],
    ],
  ])('%s', (_, operation, after) => {
    expect(listAfter({ op: 'remove', ...operation })).toEqual(after)
  })

  test('at most a hundred descriptions at once', () => {
    const described = (count: number) => Array.from({ length: count }, (_, index) => ({ display: `d${index}` }))
    expect(refusal(() => listAfter({ op: 'remove', path: 'emails', value: described(100) }))).toBe('accepted')
    expect(refusal(() => listAfter({ op: 'remove', path: 'emails', value: described(101) }))).toBe('invalidValue')
    const named = Array.from({ length: 101 }, (_, index) => ({ value: `v${index}` }))
    expect(refusal(() => listAfter({ op: 'remove', path: 'emails', value: named }))).toBe('accepted')
    const tags = (value: JsonValue) =>
      patchUser({ ...user, tags: ['a', 'b'] }, [{ op: 'remove', path: 'tags', value }])['tags']
    expect(tags(['a'])).toEqual(['b'])
    expect(tags('b')).toEqual(['a'])
    expect(refusal(() => tags(Array.from({ length: 101 }, (_, index) => `t${index}`)))).toBe('invalidValue')
  })
})

describe('removing with a value from an attribute that has one', () => {
  const person: JsonObject = {
    userName: 'a',
    title: 'Pilot',
    active: true,
    name: { givenName: 'Å' },
    tea: 'green',
    box: { value: 'v', a: 1 },
  }
  test.each<[path: string, value: JsonValue, isGone: boolean]>([
    ['title', 'Pilot', true],
    ['title', 'pilot', false],
    ['title', ['Pilot'], true],
    ['title', ['Clerk'], false],
    ['title', [], true],
    ['title', '', true],
    ['title', null, true],
    ['active', 'True', true],
    ['active', 'False', false],
    ['name', { givenName: 'Å' }, true],
    ['name', { givenName: 'B' }, false],
    ['name', { givenName: 'Å', familyName: 'C' }, false],
    ['tea', 'green', true],
    ['tea', 'black', false],
    ['box', { value: 'v', a: 2 }, true],
    ['box', { value: 'w' }, false],
    ['box', { a: 2 }, false],
    ['box', 'v', false],
  ])('%s %j', (path, value, isGone) => {
    expect(Object.hasOwn(patchUser(person, [{ op: 'remove', path, value }]), path)).toBe(!isGone)
  })
})
