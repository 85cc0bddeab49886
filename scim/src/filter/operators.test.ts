import { describe, expect, test } from 'vitest'
import { createSchemaRegistry, type JsonObject, matchesFilter, parseFilter } from '../index.ts'
import { refusal } from '../testing/refusal.ts'
import { testResourceType } from '../testing/test-resource.ts'

const type = testResourceType()
const user = createSchemaRegistry().resourceType('User')
const resource: JsonObject = {
  identifier: 'one',
  integerAttr: 7,
  booleanAttr: true,
  dateTimeAttr: '2026-01-31T08:30:00.5Z',
  caseExactString: 'Bc',
  caseInsensitiveString: 'Bc',
}
const holds = (text: string): boolean => matchesFilter(parseFilter(text), resource, type)

describe('each operator on each type', () => {
  test.each<[filter: string, holds: boolean]>([
    ['integerAttr eq 7', true],
    ['integerAttr eq "7"', true],
    ['integerAttr eq 8', false],
    ['integerAttr ne 7', false],
    ['integerAttr gt 6', true],
    ['integerAttr gt 7', false],
    ['integerAttr ge 7', true],
    ['integerAttr ge 8', false],
    ['integerAttr lt 8', true],
    ['integerAttr lt 7', false],
    ['integerAttr le 7', true],
    ['integerAttr le 6', false],
    ['integerAttr gt -8', true],
    ['dateTimeAttr eq "2026-01-31T09:30:00.500+01:00"', true],
    ['dateTimeAttr eq "2026-01-31t08:30:00.5z"', true],
    ['dateTimeAttr gt "2026-01-31T08:30:00Z"', true],
    ['dateTimeAttr gt "2026-01-31T08:30:00.5Z"', false],
    ['dateTimeAttr ge "2026-01-31T08:30:00.5009Z"', true],
    ['dateTimeAttr lt "2026-01-31T08:30:01Z"', true],
    ['dateTimeAttr le "2026-01-31T08:29:59Z"', false],
    ['dateTimeAttr sw "2026-01"', true],
    ['dateTimeAttr co "31T08"', true],
    ['dateTimeAttr ew "5Z"', true],
    ['dateTimeAttr ew "6Z"', false],
    ['booleanAttr eq True', true],
    ['booleanAttr ne "false"', true],
    ['caseExactString eq "bc"', false],
    ['caseExactString gt "BC"', true],
    ['caseInsensitiveString eq "bC"', true],
    ['caseInsensitiveString ge "bc"', true],
    ['caseInsensitiveString ge "bd"', false],
    ['caseInsensitiveString lt "bc"', false],
    ['caseInsensitiveString le "bc"', true],
    ['caseInsensitiveString le "bb"', false],
    ['caseInsensitiveString gt "b"', true],
  ])('%s: %s', (filter, expected) => {
    expect(holds(filter)).toBe(expected)
  })

  test.each([
    'integerAttr co 7',
    'integerAttr sw 7',
    'integerAttr ew 7',
    'integerAttr eq ""',
    'integerAttr eq " "',
    'integerAttr eq true',
    'integerAttr eq "seven"',
    'booleanAttr gt true',
    'booleanAttr eq "maybe"',
    'dateTimeAttr eq "yesterday"',
    'booleanAttr[value eq true]',
    'writeOnlyAttr eq "x"',
    'writeOnlyAttr pr',
  ])('%s is refused', (filter) => {
    expect(refusal(() => holds(filter))).toBe('invalidFilter')
  })
})

describe('what no schema knows is compared by what it is', () => {
  const person: JsonObject = {
    userName: 'a',
    'urn:x:y': { shoe: 41, tea: 'Green', box: { a: 1 }, none: null, size: '42' },
  }
  const finds = (text: string): boolean => matchesFilter(parseFilter(text), person, user)

  test.each<[filter: string, holds: boolean]>([
    ['urn:x:y:shoe gt 9', true],
    ['urn:x:y:shoe lt 9', false],
    ['urn:x:y:shoe ge 41', true],
    ['urn:x:y:shoe le 40', false],
    ['urn:x:y:shoe eq 41', true],
    ['urn:x:y:shoe eq "41"', true],
    ['urn:x:y:size gt 9', true],
    ['urn:x:y:tea gt 9', false],
    ['urn:x:y:tea le 9', false],
    ['urn:x:y:tea ne 9', true],
    ['urn:x:y:box gt 0', false],
    ['urn:x:y:box eq "[object Object]"', false],
    ['urn:x:y:none eq "null"', false],
    ['urn:x:y:none pr', false],
    ['urn:x:y:box pr', true],
    ['urn:x:y:tea sw 9', false],
    ['urn:x:y:shoe sw 4', true],
    ['urn:x:y:tea[value eq "GREEN"]', false],
  ])('%s: %s', (filter, expected) => {
    expect(finds(filter)).toBe(expected)
  })
})

describe('elements', () => {
  const person: JsonObject = {
    userName: 'a',
    emails: [
      { value: 'x', type: 'work' },
      { value: 'y', type: 'home' },
    ],
    name: { givenName: 'Åse' },
  }
  const finds = (text: string): boolean => matchesFilter(parseFilter(text), person, user)

  test('one of them must satisfy the whole filter', () => {
    expect(finds('emails[type eq "work" and value eq "x"]')).toBe(true)
    expect(finds('emails[type eq "work" and value eq "y"]')).toBe(false)
    expect(finds('emails[type eq "work"].value eq "y"')).toBe(false)
    expect(finds('emails[type eq "home" and value sw "y"].value eq "y"')).toBe(true)
    expect(finds('name[givenName eq "åse"]')).toBe(true)
  })

  test.each([
    'title[value eq "x"]',
    'emails.type[value eq "x"]',
    'emails[urn:x:type eq "work"]',
    'emails[value.type eq "work"]',
    'emails[colour eq "red"]',
    'emails[type eq "work"] .value eq "x"',
    'emails[type eq "work"]x.value eq "x"',
    'password eq "x"',
    'password pr',
    'emails[password eq "x"]x',
    'not title pr',
    'urn:ietf:params:scim:schemas:core:2.0:User pr',
    'name eq "x"',
    'title gt null',
  ])('%s is refused', (filter) => {
    expect(refusal(() => finds(filter))).toBe('invalidFilter')
  })
})
