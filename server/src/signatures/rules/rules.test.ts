import { describe, expect, test } from 'vitest'
import type { RuleTrace } from '../model/composition.ts'
import { compileRules } from './index.ts'
import { configurationOf, departmentPath, enterprise, everybody, rule, subjectOf } from './testing/people.ts'

const now = Date.parse('2026-11-23T08:00:00Z')
const sales = subjectOf({
  document: {
    [enterprise]: { department: ' SALES ' },
    addresses: [
      { type: 'work', locality: 'Berlin' },
      { type: 'home', locality: 'Potsdam' },
    ],
    title: 'n/a',
  },
  groups: [{ id: 'g-1', name: 'All Users' }],
  fields: { department: 'Sales', title: '' },
})
const department = (operator: string, ...values: string[]) => ({ attribute: departmentPath, operator, values })

describe('the first rule that matches decides', () => {
  test('and a later slot may ask what an earlier one gave', () => {
    const { decisions } = compileRules(
      configurationOf({
        location: [
          rule('m', department('equals', 'Support'), 'munich'),
          rule('b', department('equals', 'sales'), 'berlin'),
        ],
        program: [
          rule('in-munich', { location: ['munich'] }, 'standard'),
          rule('in-berlin', { location: ['munich', 'berlin'] }, 'sales'),
          rule('rest', everybody, 'standard'),
        ],
        banner: [rule('none', { program: ['sales'] })],
      }),
    ).decide(sales, now)
    expect(decisions).toEqual({
      location: { ruleId: 'b', given: ['berlin'] },
      program: { ruleId: 'in-berlin', given: ['sales'] },
      banner: { ruleId: 'none', given: [] },
      text: { ruleId: null, given: [] },
    })
  })

  test('one that is switched off decides nothing, and a target that is gone is not given', () => {
    const { decisions } = compileRules(
      configurationOf({
        location: [{ ...rule('off', everybody, 'munich'), off: true }, rule('gone', everybody, 'paris')],
        program: [rule('two', everybody, 'gone', 'sales', 'standard')],
      }),
    ).decide(sales, now)
    expect(decisions.location).toEqual({ ruleId: 'gone', given: [] })
    expect(decisions.program).toEqual({ ruleId: 'two', given: ['sales'] })
  })
})

const holds = (when: unknown, subject = sales): boolean =>
  compileRules(configurationOf({ program: [rule('r', when, 'sales')] })).decide(subject, now).decisions.program
    .ruleId === 'r'

describe('a condition', () => {
  const city = 'addresses.locality'
  test.each([
    [department('equals', 'sales'), true],
    [department('equals', 'Sales  '), true],
    [department('equals', 'Sale'), false],
    [department('oneOf', 'x', 'SALES'), true],
    [department('startsWith', 'sa'), true],
    [department('endsWith', 'LES'), true],
    [department('contains', 'ale'), true],
    [department('contains', ''), false],
    [department('matches', 's?l*'), true],
    [department('matches', 's?l'), false],
    [department('isEmpty'), false],
    [{ attribute: city, operator: 'equals', values: ['potsdam'] }, true],
    [{ attribute: 'addresses[type eq "work"].locality', operator: 'equals', values: ['potsdam'] }, false],
    [{ attribute: 'title', operator: 'isEmpty' }, true],
    [{ attribute: 'title', operator: 'equals', values: ['n/a'] }, false],
    [{ attribute: 'not a path', operator: 'isEmpty' }, true],
    [{ field: 'department', operator: 'equals', values: ['sales'] }, true],
    [{ field: 'title', operator: 'isEmpty' }, true],
    [{ field: 'unknown', operator: 'isEmpty' }, true],
    [{ memberOf: [{ id: 'g-1', name: 'Renamed since' }] }, true],
    [{ memberOf: [{ id: 'elsewhere', name: 'all users' }] }, true],
    [{ memberOf: [{ id: 'elsewhere', name: 'Others' }] }, false],
    [everybody, true],
    [{ not: everybody }, false],
    [{ any: [department('equals', 'x'), department('equals', 'sales')] }, true],
    [{ program: ['sales'] }, false],
  ])('%j: %s', (when, expected) => {
    expect(holds(when)).toBe(expected)
  })

  test.each([
    ['STRASSE', 'straße'],
    ['ΟΔΟΣ', 'οδοσ'],
    ['Ｍｕｅｎｃｈｅｎ', 'muenchen'],
    ['Mu\u0308nchen', 'MÜNCHEN'],
    ['St.\u00a0 Louis', 'st. louis'],
    ['Ber\u200blin', 'berlin'],
  ])('takes %s and %s for the same', (one, other) => {
    const subject = subjectOf({ document: { title: one } })
    expect(holds({ attribute: 'title', operator: 'equals', values: [other] }, subject)).toBe(true)
  })
})

const failure = (when: unknown): string | null | undefined => traceOf(when)?.failedAt
const traceOf = (when: unknown): RuleTrace | undefined =>
  compileRules(configurationOf({ program: [rule('r', when, 'sales')] })).why(sales, now).program[0]

describe('why says where a rule failed', () => {
  test.each([
    [department('equals', 'Support'), 'department is "SALES", not "Support"'],
    [department('oneOf', 'a', 'b', 'c', 'd', 'e'), 'department is "SALES", not one of "a", "b", "c" or 2 more'],
    [department('startsWith', 'x'), 'department is "SALES", which does not start with "x"'],
    [department('isEmpty'), 'department is "SALES", not empty'],
    [{ attribute: 'title', operator: 'contains', values: ['x'] }, 'title is empty, not "x"'],
    [
      { attribute: 'addresses.locality', operator: 'equals', values: ['Bonn'] },
      'addresses.locality is "Berlin" and "Potsdam", not "Bonn"',
    ],
    [{ field: 'department', operator: 'equals', values: ['x'] }, 'Department is "Sales", not "x"'],
    [{ not: department('equals', 'sales') }, 'department is "SALES", and must not be'],
    [{ not: { attribute: 'title', operator: 'isEmpty' } }, 'title is empty, and must not be'],
    [{ not: { not: department('equals', 'x') } }, 'department is "SALES", not "x"'],
    [{ memberOf: [{ name: 'Sales' }] }, 'is not a member of "Sales"'],
    [{ not: { memberOf: [{ name: 'All users' }] } }, 'is a member of "All users", and must not be'],
    [{ location: ['munich'] }, 'has no location, so it is not "Office munich"'],
    [{ program: ['sales'] }, 'the program is not decided before this rule, so it cannot be asked'],
    [{ all: [everybody, department('equals', 'x')] }, 'condition 2: department is "SALES", not "x"'],
    [
      { all: [everybody, { all: [everybody, department('equals', 'x')] }] },
      'condition 2.2: department is "SALES", not "x"',
    ],
    [
      { any: [department('equals', 'x'), { memberOf: [{ name: 'y' }] }] },
      'none of 2 holds: condition 1: department is "SALES", not "x"; condition 2: is not a member of "y"',
    ],
    [
      { not: { any: [department('equals', 'x'), department('equals', 'sales')] } },
      'condition 2: department is "SALES", and must not be',
    ],
    [{ not: everybody }, 'everybody is meant'],
  ])('%j', (when, sentence) => {
    expect(failure(when)).toBe(sentence)
  })

  test('as a tree of conditions too', () => {
    expect(traceOf({ all: [department('equals', 'sales'), department('equals', 'x')] })?.condition).toEqual({
      words: 'all of',
      met: false,
      parts: [
        { words: 'department is "sales"', met: true, parts: [] },
        { words: 'department is "SALES", not "x"', met: false, parts: [] },
      ],
    })
  })

  test('and which were not reached', () => {
    const rules = [
      { ...rule('off', everybody, 'sales'), off: true },
      rule('lost', department('isEmpty'), 'sales'),
      rule('won', everybody, 'sales'),
      rule('after', everybody, 'standard'),
    ]
    const { program, text } = compileRules(configurationOf({ program: rules })).why(sales, now)
    expect(program.map(({ outcome, matched, failedAt }) => [outcome, matched, failedAt])).toEqual([
      ['off', false, 'is switched off'],
      ['failed', false, 'department is "SALES", not empty'],
      ['matched', true, null],
      ['notReached', false, null],
    ])
    expect(text).toEqual([])
  })
})
