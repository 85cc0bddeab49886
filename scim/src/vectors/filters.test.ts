import { describe, expect, test } from 'vitest'
import {
  createSchemaRegistry,
  isJsonObject,
  type JsonObject,
  matchesFilter,
  parseFilter,
  parsePath,
  printFilter,
  printPath,
} from '../index.ts'
import { examplesOf, printedFilters, printedPaths } from './examples.ts'

const user = createSchemaRegistry().resourceType('User')

function fullUser(): JsonObject {
  const body = examplesOf(7643, '8.2')[0]?.body
  if (!isJsonObject(body)) throw new Error('RFC 7643 section 8.2 prints one user')
  return body
}

/** Read off RFC 7643 figure 4 by hand: Barbara Jensen, an Employee, a Tour Guide, last changed at 2011-05-13T04:42:34Z. */
const satisfiedByFigure4: Readonly<Record<string, boolean>> = {
  'userName eq "bjensen"': false,
  'name.familyName co "O\'Malley"': false,
  'userName sw "J"': false,
  'urn:ietf:params:scim:schemas:core:2.0:User:userName sw "J"': false,
  'title pr': true,
  'meta.lastModified gt "2011-05-13T04:42:34Z"': false,
  'meta.lastModified ge "2011-05-13T04:42:34Z"': true,
  'meta.lastModified lt "2011-05-13T04:42:34Z"': false,
  'meta.lastModified le "2011-05-13T04:42:34Z"': true,
  'title pr and userType eq "Employee"': true,
  'title pr or userType eq "Intern"': true,
  'schemas eq "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"': false,
  'userType eq "Employee" and (emails co "example.com" or emails.value co "example.org")': true,
  'userType ne "Employee" and not (emails co "example.com" or emails.value co "example.org")': false,
  'userType eq "Employee" and (emails.type eq "work")': true,
  'userType eq "Employee" and emails[type eq "work" and value co "@example.com"]': true,
  'emails[type eq "work" and value co "@example.com"] or ims[type eq "xmpp" and value co "@foo.com"]': true,
}

describe('the filters of RFC 7644 figure 2', () => {
  test('all of them are judged below', () => {
    expect(Object.keys(satisfiedByFigure4)).toEqual(printedFilters)
  })

  test.each(printedFilters)('%s', (text) => {
    const filter = parseFilter(text)
    expect(printFilter(filter)).toBe(text.replace('(emails.type eq "work")', 'emails.type eq "work"'))
    expect(matchesFilter(filter, fullUser(), user)).toBe(satisfiedByFigure4[text])
  })
})

describe('the paths of RFC 7644 figure 8', () => {
  test.each(printedPaths)('%s', (text) => {
    expect(printPath(parsePath(text))).toBe(text.replace('eq"', 'eq "'))
  })
})
