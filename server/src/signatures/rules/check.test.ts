import { describe, expect, test } from 'vitest'
import { checkRules } from './index.ts'
import { configurationOf, departmentPath, everybody, rule } from './testing/people.ts'

const deep = (levels: number): unknown => (levels === 0 ? everybody : { not: deep(levels - 1) })

describe('a rule that cannot work is named at its place', () => {
  test.each([
    [rule('r', everybody, 'paris'), 'give', 'There is no program "paris"'],
    [rule('r', everybody, 'sales', 'standard'), 'give', 'one program'],
    [rule('r', { attribute: 'a[', operator: 'isEmpty' }, 'sales'), 'when', 'needs an attribute'],
    [rule('r', { field: 'shoe_size', operator: 'isEmpty' }, 'sales'), 'when', 'no field "shoe_size"'],
    [rule('r', { all: [everybody, { attribute: departmentPath, operator: 'equals' }] }), 'when.all.1', 'Give a value'],
    [rule('r', { any: [{ not: { location: ['paris'] } }] }), 'when.any.0.not', 'no location "paris"'],
    [rule('r', { program: ['sales'] }), 'when', 'not decided yet'],
    [rule('r', deep(9)), 'when.not.not.not.not.not.not.not.not.not', 'too deep'],
  ])('%j', (one, place, words) => {
    const problems = checkRules(configurationOf({ program: [one] }))
    expect(problems).toEqual([
      { slot: 'program', ruleId: 'r', index: 0, place, message: expect.stringContaining(words) },
    ])
  })

  test('two of the same id', () => {
    const configuration = configurationOf({ text: [rule('r', everybody), rule('r', everybody)] })
    expect(checkRules(configuration, ['program'])).toEqual([])
    expect(checkRules(configuration)).toMatchObject([{ slot: 'text', index: 1, place: 'id' }])
  })

  test('and one that can is not', () => {
    const rules = [rule('r', { all: [deep(7), { location: ['berlin'] }, { memberOf: [{ name: 'x' }] }] }, 'sales')]
    expect(checkRules(configurationOf({ program: rules }))).toEqual([])
  })
})
