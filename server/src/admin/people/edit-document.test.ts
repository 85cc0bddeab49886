import { expect, it } from 'vitest'
import { AdminProblem } from '../route/problem.ts'
import { attributeLines } from './attribute-lines.ts'
import { editDocument } from './edit-document.ts'

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'
const person = {
  UserName: 'anna@nordwind.example',
  emails: [
    { type: 'home', value: 'private@nordwind.example' },
    { type: 'Work', value: 'anna@nordwind.example', primary: true },
  ],
  [enterprise]: { department: 'Sales' },
}

it('changes what was named and nothing else, whatever the case of names', () => {
  const edited = editDocument({
    userName: 'berg@nordwind.example',
    'emails[type eq "work"].value': 'berg@nordwind.example',
    'name.givenName': 'Anna',
    active: 'false',
  })(person)
  expect(edited).toEqual({
    UserName: 'berg@nordwind.example',
    emails: [
      { type: 'home', value: 'private@nordwind.example' },
      { type: 'Work', value: 'berg@nordwind.example', primary: true },
    ],
    [enterprise]: { department: 'Sales' },
    name: { givenName: 'Anna' },
    active: false,
  })
  expect(person.UserName).toBe('anna@nordwind.example')
})

it('an empty text or null takes the attribute away, and what held it when nothing is left', () => {
  const cleared = editDocument({ 'emails[type eq "work"].value': '  ', [`${enterprise}:department`]: null })(person)
  expect(cleared).toEqual({ UserName: person.UserName, emails: [person.emails[0]] })
})

it('can edit every line that the page shows of a usual person, and refuses anything else by name', () => {
  const paths = attributeLines(person).map(({ path }) =>
    path.replace('UserName', 'userName').replace('"Work"', '"work"'),
  )
  expect(paths).toHaveLength(4)
  for (const path of paths) expect(editDocument({ [path]: 'x' })(person)).not.toEqual(person)
  for (const path of [
    '__proto__.x',
    'id',
    'meta.created',
    'schemas',
    'password',
    'emails[type eq "x"].value',
    'groups',
  ])
    expect(() => editDocument({ [path]: 'x' }), path).toThrow(AdminProblem)
  expect(() => editDocument({ active: 'maybe' })).toThrow(AdminProblem)
})
