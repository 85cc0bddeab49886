import { describe, expect, test } from 'vitest'
import { clauseProblem, failedScope } from './clause.ts'

const person: Record<string, string | null> = {
  department: 'Sales',
  city: 'St. Gallen',
  level: '7',
  enabled: 'True',
  left: 'False',
  mail: null,
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
    expect(clauseProblem({ ...sales, operator: 'LIKE' })).toContain('no operator')
    expect(clauseProblem({ attribute: 'city', operator: 'REGEX MATCH', value: '(' })).toContain('regular expression')
    expect(clauseProblem(sales)).toBeNull()
  })
})
