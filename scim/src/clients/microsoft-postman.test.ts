import { describe, expect, test } from 'vitest'
import {
  createSchemaRegistry,
  ENTERPRISE_USER_SCHEMA as E,
  matchesFilter,
  parseFilter,
  parseProjection,
  project,
  readResource,
  USER_SCHEMA,
} from '../index.ts'
import { refusal } from '../testing/refusal.ts'

const user = createSchemaRegistry().resourceType('User')

describe("Microsoft's Postman collection", () => {
  const omalley = {
    UserName: 'OMalley',
    Active: 'True',
    DisplayName: 'lennay',
    schemas: [E, USER_SCHEMA],
    externalId: '22fbc523-6032-4c5f-939d-5d4850cf3e52',
    name: { formatted: 'Adrian OMalley', FamilyName: 'OMalley', givenName: 'Adrian' },
    emails: [{ Primary: true, type: 'work', Value: 'test@example.com' }],
    addresses: [{ type: 'work', formatted: null, streetAddress: null, locality: 'Redmond', country: null }],
    adreses: [{ locality: 'misspelt' }],
    roles: [],
    [E]: { Department: 'bob', Manager: { Value: 'SuzzyQ' } },
  }
  const stored = readResource(omalley, user, 'create')

  test('PascalCase, nulls inside addresses and a misspelt attribute are no errors', () => {
    expect(stored).toMatchObject({
      userName: 'OMalley',
      active: true,
      emails: [{ primary: true, type: 'work', value: 'test@example.com' }],
      addresses: [{ type: 'work', locality: 'Redmond' }],
      [E]: { department: 'bob', manager: { value: 'SuzzyQ' } },
    })
    expect(JSON.stringify(stored)).not.toContain('null')
  })

  test.each([
    ['name.FamilyName eq Employee and (emails.Value co example.com or emails.Value co example.org)', false],
    ['name.FamilyName eq OMalley and (emails.Value co example.com or emails.Value co example.org)', true],
    ['userName sw O', true],
    ['DisplayName eq "Lennay"', true],
  ])('%s: %s', (filter, holds) => expect(matchesFilter(parseFilter(filter), stored, user)).toBe(holds))

  test('attributes may carry a filter', () => {
    const shown = project(stored, parseProjection({ attributes: 'emails[type eq "work"]' }, user), user)
    expect(shown['emails']).toEqual([{ primary: true, type: 'work', value: 'test@example.com' }])
  })

  test('a user without a name is refused', () => {
    expect(refusal(() => readResource({ schemas: [USER_SCHEMA] }, user, 'create'))).toBe('invalidValue')
    expect(refusal(() => readResource({ ...omalley, UserName: undefined }, user, 'replace'))).toBe('invalidValue')
  })
})
