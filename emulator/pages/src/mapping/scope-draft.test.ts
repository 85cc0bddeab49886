import { describe, expect, it } from 'vitest'
import { filterProblem, filterSentence, operators } from './scope-draft.ts'

const clause = { attribute: 'department', operator: 'EQUALS', value: 'Sales' }

describe('a scoping filter', () => {
  it('needs a title, a clause, an attribute and a value', () => {
    expect(filterProblem({ name: 'Sales', clauses: [clause] })).toBeNull()
    expect(filterProblem({ name: ' ', clauses: [clause] })).toContain('title')
    expect(filterProblem({ name: 'Sales', clauses: [] })).toContain('at least one clause')
    expect(filterProblem({ name: 'Sales', clauses: [{ ...clause, attribute: '' }] })).toContain('attribute')
    expect(filterProblem({ name: 'Sales', clauses: [{ ...clause, value: '' }] })).toContain('value')
  })

  it('asks no value of IS NULL and its like', () => {
    const without = operators.filter(({ value }) => !value).map(({ name }) => name)
    expect(without).toEqual(['IS NULL', 'IS NOT NULL', 'IS TRUE', 'IS FALSE'])
    for (const operator of without) {
      expect(filterProblem({ name: 'x', clauses: [{ ...clause, operator, value: '' }] })).toBeNull()
    }
  })

  it('says what is wrong with a number and a regular expression', () => {
    expect(filterProblem({ name: 'x', clauses: [{ ...clause, operator: 'Greater_Than' }] })).toContain('whole numbers')
    expect(filterProblem({ name: 'x', clauses: [{ ...clause, operator: 'REGEX MATCH', value: '(' }] })).toContain(
      'regular',
    )
  })

  it('reads as a sentence', () => {
    const empty = { attribute: 'mobile', operator: 'IS NULL', value: '' }
    expect(filterSentence({ name: 'x', clauses: [clause, empty] })).toBe('department EQUALS Sales AND mobile IS NULL')
  })
})
