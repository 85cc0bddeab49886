import { describe, expect, test } from 'vitest'
import {
  createSchemaRegistry,
  formatEtag,
  type JsonObject,
  matchesEtag,
  parseEtagList,
  sortResources,
} from '../index.ts'
import { refusal } from '../testing/refusal.ts'

const user = createSchemaRegistry().resourceType('User')

describe('sortResources', () => {
  const people: JsonObject[] = [
    {
      id: '1',
      userName: 'b',
      externalId: 'b',
      emails: [{ value: 'z' }, { value: 'a', primary: true }],
      meta: { created: '2026-01-01T10:00:00+02:00' },
    },
    { id: '2', userName: 'A', externalId: 'a' },
    { id: '3', userName: 'c', externalId: 'B', emails: [{ value: 'm' }], meta: { created: '2026-01-01T09:00:00Z' } },
  ]
  test.each([
    ['userName', undefined, '213'],
    ['userName', 'descending' as const, '312'],
    ['externalId', undefined, '321'],
    ['emails', undefined, '132'],
    ['emails.value', 'descending' as const, '231'],
    ['meta.created', undefined, '132'],
    ['urn:x:unknown', undefined, '123'],
  ])('by %s %s', (sortBy, sortOrder, ids) => {
    const sorted = sortResources(people, sortOrder === undefined ? { sortBy } : { sortBy, sortOrder }, user)
    expect(sorted.map(({ id }) => id).join('')).toBe(ids)
    expect(people.map(({ id }) => id).join('')).toBe('123')
  })

  test.each([
    ['shoeSize', 'invalidValue'],
    ['name', 'invalidValue'],
    ['password', 'invalidValue'],
    ['urn:ietf:params:scim:schemas:core:2.0:User', 'invalidValue'],
    ['1x', 'invalidPath'],
  ])('%s is refused', (sortBy, scimType) => {
    expect(refusal(() => sortResources(people, { sortBy }, user))).toBe(scimType)
  })
})

describe('entity tags', () => {
  test.each([
    ['W/"7"', true],
    ['"7"', true],
    ['W/"1", W/"7"', true],
    ['*', true],
    ['W/"8"', false],
    ['W/"3694e05e9dff591"', false],
    ['', false],
  ])('%s', (header, matches) => expect(matchesEtag(parseEtagList(header), 7)).toBe(matches))

  test('what is formatted reads back', () =>
    expect(parseEtagList(formatEtag(12))).toEqual({ any: false, versions: [12] }))
})
