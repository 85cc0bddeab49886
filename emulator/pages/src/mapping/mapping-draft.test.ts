import { describe, expect, it } from 'vitest'
import {
  blankAttribute,
  completed,
  lineOf,
  nextPrecedence,
  problemsOfLine,
  sourceText,
  withAttribute,
} from './mapping-draft.ts'

const line = { ...blankAttribute, source: 'userPrincipalName', target: 'userName', matchingPrecedence: 1 }

describe('a mapping', () => {
  it('replaces a line in its place and appends a new one', () => {
    const other = { ...line, target: 'title' }
    expect(withAttribute([line, line], 1, other)).toEqual([line, other])
    expect(withAttribute([line], 1, other)).toEqual([line, other])
  })

  it('numbers the next matching attribute after all others', () => {
    expect(nextPrecedence([])).toBe(1)
    expect(nextPrecedence([line, { ...line, matchingPrecedence: 3 }])).toBe(4)
  })
})

describe('a line of a mapping', () => {
  it.each([
    ['Direct' as const, 'mail', '', '[mail]'],
    ['Constant' as const, 'say "hi" \\', '', '"say \\"hi\\" \\\\"'],
    ['Expression' as const, '', 'ToUpper([mail])', 'ToUpper([mail])'],
    ['None' as const, 'left over', '[left over]', ''],
  ])('of type %s gets the expression that its type implies', (type, source, expression, expected) => {
    expect(completed({ ...line, type, source, expression }).expression).toBe(expected)
  })

  it('is shown by what it sends', () => {
    expect(sourceText({ ...line, type: 'None', defaultValue: 'x' })).toBe('(none) default: x')
    expect(sourceText({ ...line, type: 'Constant', source: 'x' })).toBe('"x"')
  })
})

describe('problems', () => {
  const problem = (field: string) => ({ field, message: field, position: null })

  it('belong to their line and field, the first of a field before the others', () => {
    const problems = [
      { ...problem('attributes.2.target'), message: 'first' },
      problem('attributes.2.target'),
      problem('attributes.22.target'),
      problem('attributes'),
    ]
    expect(problemsOfLine(problems, 2)).toEqual(new Map([['target', problems[0]]]))
    expect(problems.map(lineOf)).toEqual([2, 2, 22, null])
  })
})
