import { expect, it } from 'vitest'
import { blankTarget, isCustom, problemsOfEntry, propertiesText, usedBy } from './list-draft.ts'
import { blankAttribute } from './mapping-draft.ts'

it.each([
  ['title', false],
  ['urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department', false],
  ['urn:ietf:params:scim:schemas:extension:Dynasend:2.0:User:bioUrl', true],
])('%s is custom: %s', (name, expected) => {
  expect(isCustom({ ...blankTarget, name })).toBe(expected)
})

it('is known by the line that writes it, whatever the case', () => {
  const attributes = [{ ...blankAttribute, source: 'mail', target: 'NickName' }]
  expect(usedBy({ attributes }, { ...blankTarget, name: 'nickName' })).toBe('mail')
  expect(usedBy({ attributes }, { ...blankTarget, name: 'title' })).toBeNull()
})

it('has the problems of its own fields', () => {
  const problems = [
    { field: 'attributeList.3.name', message: 'taken', position: null },
    { field: 'attributeList.33.name', message: 'other', position: null },
  ]
  expect(problemsOfEntry(problems, 3)).toEqual(new Map([['name', 'taken']]))
})

it('is described by what is unusual about it', () => {
  expect(propertiesText(blankTarget)).toBe('')
  const entry = { ...blankTarget, required: true, exactCase: false, referencedObject: 'User' }
  expect(propertiesText(entry)).toBe('required, case does not count, refers to User')
})
