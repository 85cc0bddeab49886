import { describe, expect, it } from 'vitest'
import { attributeProblem, blankAttribute, completed, mappingProblem, withAttribute } from './mapping-draft.ts'

const line = { ...blankAttribute, source: 'userPrincipalName', target: 'userName', matchingPrecedence: 1 }
const mapping = { enabled: true, actions: { create: true, update: true, delete: true }, scopingFilters: [] }

describe('a mapping', () => {
  it('needs one attribute to match by', () => {
    expect(mappingProblem({ ...mapping, attributes: [line] })).toBeNull()
    expect(mappingProblem({ ...mapping, attributes: [{ ...line, matchingPrecedence: 0 }] })).toContain('precedence 1')
  })

  it('has each target once, whatever its case', () => {
    const twice = { ...line, target: 'USERNAME', matchingPrecedence: 0 }
    expect(mappingProblem({ ...mapping, attributes: [line, twice] })).toContain('mapped twice')
  })

  it('replaces a line in its place and appends a new one', () => {
    const other = { ...line, target: 'title' }
    expect(withAttribute([line, line], 1, other)).toEqual([line, other])
    expect(withAttribute([line], 1, other)).toEqual([line, other])
  })
})

describe('a line of a mapping', () => {
  it('never targets the id that the application gives', () => {
    expect(attributeProblem({ ...line, target: 'id' })).toContain('cannot be a target')
    expect(attributeProblem(line)).toBeNull()
  })

  it('gets the expression that its type implies', () => {
    expect(completed(line).expression).toBe('[userPrincipalName]')
    expect(completed({ ...line, type: 'Constant', source: 'say "hi"' }).expression).toBe('"say \\"hi\\""')
  })
})
