import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareCodePoints, createSchemaRegistry, matchesFilter, parseFilter } from '../index.ts'
import { arbitraryUser, word } from '../testing/arbitrary-user.ts'

const type = createSchemaRegistry().resourceType('User')
const paths = [
  'userName',
  'externalId',
  'title',
  'name.familyName',
  'emails',
  'emails.type',
  'department',
  'urn:ietf:params:scim:schemas:extension:Nordwind:2.0:User:badge',
]
const condition = fc.oneof(
  fc
    .record({
      path: fc.constantFrom(...paths),
      operator: fc.constantFrom('eq', 'ne', 'co', 'sw', 'ew', 'gt', 'ge', 'lt', 'le'),
      value: word,
    })
    .map(({ path, operator, value }) => `${path} ${operator} ${JSON.stringify(value)}`),
  fc.constantFrom(...paths).map((path) => `${path} pr`),
  fc
    .record({ value: word, kind: fc.constantFrom('work', 'home') })
    .map(({ value, kind }) => `emails[type eq "${kind}" and value co ${JSON.stringify(value)}]`),
)

describe('matching', () => {
  test('and, or, not are those of logic', () => {
    fc.assert(
      fc.property(arbitraryUser, condition, condition, (user, a, b) => {
        const holds = (text: string) => matchesFilter(parseFilter(text), user, type)
        expect(holds(`${a} and ${b}`)).toBe(holds(a) && holds(b))
        expect(holds(`${a} or ${b}`)).toBe(holds(a) || holds(b))
        expect(holds(`not (${a})`)).toBe(!holds(a))
        expect(holds(`not (${a} and ${b})`)).toBe(holds(`not (${a}) or not (${b})`))
      }),
      { numRuns: 1000 },
    )
  })

  test('an attribute satisfies eq with its own value, and ne never', () => {
    fc.assert(
      fc.property(arbitraryUser, (user) => {
        const value = JSON.stringify(user['userName'])
        expect(matchesFilter(parseFilter(`userName eq ${value}`), user, type)).toBe(true)
        expect(matchesFilter(parseFilter(`userName ne ${value}`), user, type)).toBe(false)
      }),
    )
  })

  test('strings are ordered as their UTF-8 bytes are', () => {
    const bytes = (text: string) => encodeUtf8(text)
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (left, right) => {
        expect(Math.sign(compareCodePoints(left, right))).toBe(compareLists(bytes(left), bytes(right)))
      }),
    )
  })
})

function encodeUtf8(text: string): number[] {
  const escaped = encodeURIComponent(text).matchAll(/%([0-9A-F]{2})|(.)/gs)
  return [...escaped].map(([, byte, character]) =>
    byte === undefined ? (character ?? '').charCodeAt(0) : Number.parseInt(byte, 16),
  )
}

function compareLists(left: readonly number[], right: readonly number[]): number {
  for (const [index, byte] of left.entries()) {
    const other = right[index]
    if (other === undefined) return 1
    if (byte !== other) return Math.sign(byte - other)
  }
  return left.length === right.length ? 0 : -1
}
