import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseFilter, passes } from './index.ts'

const item = {
  displayName: "Zoë O'Brien",
  accountEnabled: true,
  count: 7,
  at: '2026-01-02T03:04:05Z',
  nothing: null,
  tags: ['Red', 'Blue'],
  servicePrincipal: { id: '5' },
}
const fits = (filter: string, caseSensitive = false) => passes(parseFilter(filter), item, { caseSensitive })

describe('a filter that holds', () => {
  test.each([
    "displayName eq 'zoë o''brien'",
    "startsWith(displayName,'ZO')",
    "contains(displayName, 'brien') and accountEnabled eq true",
    'accountEnabled eq false or count ge 7',
    'not (count lt 7)',
    'count in (1, 7)',
    'nothing eq null and displayName ne null',
    'at gt 2026-01-02T03:04:04+00:00',
    'at le 2026-01-03',
    "tags/any(t:t eq 'red')",
    "servicePrincipal/id eq '5'",
    "((displayName ne 'x'))",
    'missing eq null',
  ])('%s', (filter) => expect(fits(filter)).toBe(true))
})

describe('a filter that does not hold', () => {
  test.each([
    "displayName eq 'zoë'",
    "endsWith(displayName,'x')",
    "tags/any(t:t eq 'green')",
    'at gt 2026-01-02T03:04:05Z',
    'missing gt 5',
    "count eq '8'",
    'accountEnabled ne true',
    "servicePrincipal/id/more eq '5'",
    'nothing ne null',
  ])('%s', (filter) => expect(fits(filter)).toBe(false))
})

test('logs compare with case', () => {
  expect(fits("displayName eq 'zoë o''brien'", true)).toBe(false)
  expect(fits("contains(displayName,'Brien')", true)).toBe(true)
})

describe('a filter that cannot be read is refused with the place', () => {
  test.each([
    ['', 'a property'],
    ['displayName', 'one of eq'],
    ['displayName eq', 'a value'],
    ['displayName eq Anna', 'single quotes'],
    ["displayName eq 'Anna", 'unterminated'],
    ["(displayName eq 'a'", "expected ')'"],
    ["displayName eq 'a' xor count eq 1", 'nothing more'],
    ['count in (1, )', 'a value'],
    ['startswith(displayName 5)', "expected ','"],
    ['startswith(displayName, 5)', 'text in quotes'],
    ["tags/any(t t eq 'a')", "expected ':'"],
    ['not '.repeat(50) + 'count eq 1', 'nested too deeply'],
    ['('.repeat(5000), 'nested too deeply'],
    ['a'.repeat(9000), 'longer than'],
  ])('%s', (filter, text) => expect(() => parseFilter(filter)).toThrow(text))
})

test('no text makes the reader fail in another way than with its own words', () => {
  const pieces = fc.constantFrom('displayName', ' eq ', "'", ' and ', 'not ', '(', ')', ',', ':', '5', 'in', 'any', '/')
  const random = fc.oneof(
    fc.string(),
    fc.array(pieces, { maxLength: 12 }).map((words) => words.join('')),
  )
  fc.assert(
    fc.property(random, (text) => {
      try {
        passes(parseFilter(text), item, { caseSensitive: false })
      } catch (error) {
        expect(error).toMatchObject({ name: 'GraphError', status: 400 })
      }
    }),
    { numRuns: 2000 },
  )
})
