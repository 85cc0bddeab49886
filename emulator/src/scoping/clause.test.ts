import { describe, expect, test } from 'vitest'
import { clauseFault, clauseProblem, failedScope } from './clause.ts'

const person: Record<string, string | null> = {
  department: 'Sales',
  city: 'St. Gallen',
  level: '7',
  enabled: 'True',
  left: 'False',
  mail: null,
  upn: 'anna@domain.com',
  workerID: '1234567',
}
const read = (name: string) => person[name] ?? null
const passes = (attribute: string, operator: string, value = '') =>
  failedScope([{ name: 'one', clauses: [{ attribute, operator, value }] }], read) === null

describe('scoping operators', () => {
  test.each<[string, string, string, boolean]>([
    ['department', 'EQUALS', 'Sales', true],
    ['department', 'EQUALS', 'sales', false],
    ['department', 'NOT EQUALS', 'IT', true],
    ['department', 'NOT EQUALS', 'Sales', false],
    ['mail', 'NOT EQUALS', 'x', false],
    ['mail', 'IS NULL', '', true],
    ['department', 'IS NULL', '', false],
    ['department', 'IS NOT NULL', '', true],
    ['mail', 'IS NOT NULL', '', false],
    ['enabled', 'IS TRUE', '', true],
    ['left', 'IS TRUE', '', false],
    ['left', 'IS FALSE', '', true],
    ['city', 'REGEX MATCH', 'St\\. .*', true],
    ['city', 'REGEX MATCH', 'Gallen', false],
    ['city', 'NOT REGEX MATCH', 'Gallen', true],
    ['mail', 'NOT REGEX MATCH', '.*', false],
    ['level', 'Greater_Than', '6', true],
    ['level', 'GREATER_THAN', '10', false],
    ['level', 'GREATER_THAN_OR_EQUALS', '7', true],
    ['city', 'Includes', 'Gall', true],
    ['city', 'INCLUDES', 'gall', false],
    ['city', 'ENDS_WITH', 'Gallen', true],
    ['level', '&', '2', true],
    ['level', '&', '8', false],
    ['level', '!&', '8', true],
    ['department', '&', 'Sales, IT', true],
    ['department', '!&', 'Sales, IT', false],
    ['mail', '!&', '8', false],
    ['mail', 'EQUALS', '', false],
    ['enabled', 'IS FALSE', '', false],
    ['city', 'Greater_Than', '3', false],
    ['level', 'Greater_Than_OR_EQUALS', '8', false],
    // Microsoft's own examples.
    ['upn', 'REGEX MATCH', '.*\\@domain.com', true],
    ['upn', 'NOT REGEX MATCH', '.*\\@domain.com', false],
    ['workerID', 'REGEX MATCH', '(1[0-9][0-9][0-9][0-9][0-9][0-9])', true],
    ['workerID', 'REGEX MATCH', '([1-9][0-9])', false],
  ])('%s %s %s is %s', (attribute, operator, value, expected) => {
    expect(passes(attribute, operator, value)).toBe(expected)
  })
})

describe('filters', () => {
  const sales = { attribute: 'department', operator: 'EQUALS', value: 'Sales' }
  const zurich = { attribute: 'city', operator: 'EQUALS', value: 'Zürich' }
  const senior = { attribute: 'level', operator: 'GREATER_THAN', value: '5' }

  test('no filter lets everybody pass', () => expect(failedScope([], read)).toBeNull())

  test('all clauses of one filter must hold, and the failed one is named', () => {
    expect(failedScope([{ name: 'swiss', clauses: [sales, zurich] }], read)).toEqual({
      filter: 'swiss',
      clause: zurich,
    })
    expect(failedScope([{ name: 'senior', clauses: [sales, senior] }], read)).toBeNull()
  })

  test('one of several filters is enough', () => {
    const filters = [
      { name: 'a', clauses: [zurich] },
      { name: 'b', clauses: [sales] },
    ]
    expect(failedScope(filters, read)).toBeNull()
  })

  test('wrong operators and patterns are told', () => {
    expect(clauseProblem(sales)).toBeNull()
  })

  test.each([
    [{ operator: 'LIKE' }, 'operator', 'no operator'],
    [{ operator: 'REGEX MATCH', value: '(' }, 'value', 'regular expression'],
    [{ operator: 'Greater_Than', value: 'many' }, 'value', 'whole numbers'],
    [{ value: '' }, 'value', 'IS NULL finds what is empty'],
    [{ attribute: '' }, 'attribute', 'Choose one'],
    [{ attribute: 'manager' }, 'attribute', 'cannot read "manager"'],
  ])('a clause with %j is refused beside %s', (wrong, part, message) => {
    expect(clauseFault({ ...sales, ...wrong })).toEqual({ part, message: expect.stringContaining(message) as string })
  })

  test('a hostile pattern is told, not waited for', () => {
    const hostile = [{ name: 'f', clauses: [{ attribute: 'name', operator: 'REGEX MATCH', value: '(a|aa)+b' }] }]
    expect(() => failedScope(hostile, () => 'a'.repeat(90))).toThrow(/takes too long/)
  })
})
