import { describe, expect, test } from 'vitest'
import type { SignatureCondition } from '../../../api/schema.ts'
import { catchAllOf, moved, problemOf, toCondition, toRoot, withRule, withValues } from './condition.ts'
import { conditionWords, ruleId } from './words.ts'

const sales: SignatureCondition = { attribute: 'urn:x:2.0:User:department', operator: 'equals', values: ['Sales'] }
const interns: SignatureCondition = { memberOf: [{ id: 'g', name: 'Interns' }] }
const names = {
  fields: [],
  locations: [{ id: 'berlin', name: 'Berlin', values: {} }],
  programs: [],
  banners: [],
  texts: [],
}

describe('a condition goes through the builder', () => {
  test.each<[SignatureCondition, SignatureCondition]>([
    [{ all: [] }, { all: [] }],
    [sales, sales],
    [{ not: sales }, { not: sales }],
    [{ not: { not: sales } }, sales],
    [{ any: [sales, { not: interns }] }, { any: [sales, { not: interns }] }],
    [{ not: { any: [sales, interns] } }, { not: { any: [sales, interns] } }],
    [{ all: [{ any: [sales] }, interns] }, { all: [sales, interns] }],
    [{ not: { all: [] } }, { not: { all: [] } }],
  ])('%j', (condition, expected) => {
    expect(toCondition(toRoot(condition))).toEqual(expected)
  })

  test.each<[SignatureCondition, string | null]>([
    [{ all: [] }, null],
    [{ not: { all: [] } }, 'A group has no condition in it.'],
    [{ all: [sales, { any: [] }] }, 'A group has no condition in it.'],
    [{ memberOf: [] }, 'Choose at least one group.'],
    [{ attribute: '', operator: 'isEmpty', values: [] }, 'Choose an attribute.'],
    [{ field: 'x', operator: 'equals', values: [] }, 'Give a value to compare with.'],
    [{ all: [sales, { not: interns }] }, null],
  ])('%j: %s', (condition, problem) => {
    expect(problemOf(toRoot(condition))).toBe(problem)
  })
})

test.each<[SignatureCondition, string]>([
  [{ all: [] }, 'everybody'],
  [{ not: sales }, 'department is not Sales'],
  [{ all: [sales, { not: interns }] }, 'department is Sales, and they are not in the group Interns'],
  [
    { all: [sales, { any: [interns, sales] }] },
    'department is Sales, and (they are in the group Interns, or department is Sales)',
  ],
  [{ not: { any: [sales, interns] } }, 'not (department is Sales, or they are in the group Interns)'],
  [{ location: ['berlin', 'gone'] }, 'location is Berlin or gone (is gone)'],
  [{ attribute: 'title', operator: 'oneOf', values: ['a', 'b', 'c', 'd', 'e'] }, 'title is a, b, c, d or 1 more'],
  [{ attribute: 'title', operator: 'isEmpty', values: [] }, 'title is empty'],
])('%j reads as %s', (condition, words) => {
  expect(conditionWords(condition, names)).toBe(words)
})

test('is with several values is one of them', () => {
  const leaf = { attribute: 'a', operator: 'equals' as const, values: ['x'] }
  expect(withValues(leaf, ['x', 'y']).operator).toBe('oneOf')
  expect(withValues({ ...leaf, operator: 'oneOf' }, ['x']).operator).toBe('equals')
  expect(withValues({ ...leaf, operator: 'contains' }, ['x', 'y']).operator).toBe('contains')
})

test('a rule is moved to a place that exists, and nowhere else', () => {
  expect(moved(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a'])
  expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b'])
  expect(moved(['a', 'b'], 0, 2)).toEqual(['a', 'b'])
  expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b'])
})

test('an id is free and can be written', () => {
  expect(ruleId('Sales & Köln', ['sales-koln'])).toBe('sales-koln-2')
  expect(ruleId('東京', [])).toBe('rule')
})

describe('a new rule', () => {
  const rule = (id: string, when: SignatureCondition, off = false) => ({ id, name: id, when, give: [], off })
  const everybody = rule('all', { all: [] })

  test('stands before the one that is for everybody, where it can be reached', () => {
    const added = withRule([rule('a', sales), everybody], rule('b', interns))
    expect(added.map(({ id }) => id)).toEqual(['a', 'b', 'all'])
    expect(withRule([everybody], rule('last', { all: [] })).map(({ id }) => id)).toEqual(['all', 'last'])
    expect(withRule([], everybody)).toEqual([everybody])
  })

  test('that is known takes the place it had', () => {
    const changed = { ...everybody, name: 'Everyone' }
    expect(withRule([everybody, rule('a', sales)], changed)).toEqual([changed, rule('a', sales)])
  })

  test('after one for everybody is never reached, unless that one is off', () => {
    expect(catchAllOf([rule('a', sales), everybody, rule('b', interns)])).toBe(1)
    expect(catchAllOf([rule('off', { all: [] }, true), rule('b', interns)])).toBeNull()
  })
})
