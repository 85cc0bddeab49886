import { describe, expect, test, vi } from 'vitest'
import {
  applyPatch,
  assertJsonDepth,
  createSchemaRegistry,
  type JsonObject,
  parseFilter,
  parsePatchRequest,
  readResource,
} from './index.ts'
import { refusal } from './testing/refusal.ts'

const registry = createSchemaRegistry()
const user = registry.resourceType('User')
const group = registry.resourceType('Group')

describe('bounds', () => {
  const nested = (depth: number): string => `${'('.repeat(depth)}title pr${')'.repeat(depth)}`

  test('a filter: 4,096 characters, 20 levels, 100 parts', () => {
    expect(refusal(() => parseFilter(nested(20)))).toBe('accepted')
    expect(refusal(() => parseFilter(nested(21)))).toBe('invalidFilter')
    expect(refusal(() => parseFilter('not ('.repeat(21)))).toBe('invalidFilter')
    expect(refusal(() => parseFilter(`title eq "${'a'.repeat(4096)}"`))).toBe('invalidFilter')
    expect(refusal(() => parseFilter(Array.from({ length: 99 }, () => 'title pr').join(' or ')))).toBe('accepted')
    expect(refusal(() => parseFilter(Array.from({ length: 101 }, () => 'title pr').join(' or ')))).toBe('invalidFilter')
    expect(refusal(() => parseFilter(nested(30), { maxDepth: 30 }))).toBe('accepted')
  })

  test.each([33, 5000, 400_000])('JSON of %i levels', (levels) => {
    const deep: unknown = JSON.parse(`${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`)
    expect(refusal(() => assertJsonDepth(deep))).toBe('invalidSyntax')
    expect(refusal(() => readResource(deep, user, 'create'))).toBe('invalidSyntax')
    expect(refusal(() => parsePatchRequest(deep))).toBe('invalidSyntax')
  })

  test('JSON of 32 levels is fine', () => {
    expect(refusal(() => assertJsonDepth(JSON.parse(`${'['.repeat(32)}${']'.repeat(32)}`)))).toBe('accepted')
  })

  test('many names, many elements, many operations', () => {
    const many = (count: number): JsonObject =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`a${index}`, 'x']))
    const list = (count: number) => Array.from({ length: count }, (_, index) => ({ value: `u${index}` }))
    expect(refusal(() => readResource({ userName: 'a', ...many(900) }, user, 'create'))).toBe('accepted')
    expect(refusal(() => readResource({ userName: 'a', ...many(1001) }, user, 'create'))).toBe('invalidValue')
    expect(refusal(() => readResource({ userName: 'a', emails: list(2001) }, user, 'create'))).toBe('invalidValue')
    expect(refusal(() => readResource({ displayName: 'a', members: list(20_000) }, group, 'create'))).toBe('accepted')
    expect(
      refusal(() =>
        parsePatchRequest({ Operations: Array.from({ length: 1001 }, () => ({ op: 'remove', path: 'title' })) }),
      ),
    ).toBe('tooMany')
    const wide = Array.from({ length: 3 }, () => ({ op: 'add', value: many(900) }))
    expect(refusal(() => applyPatch({ userName: 'a' }, parsePatchRequest({ Operations: wide }), user))).toBe('tooMany')
  })
})

describe('cost grows with the input, not faster', () => {
  interface Spy {
    readonly mock: { readonly calls: readonly unknown[][] }
    mockRestore(): void
  }

  /** How often a method is called while the work is done: steps, which unlike time are the same on each machine. */
  function steps(spy: Spy, work: () => unknown): number {
    work()
    const count = spy.mock.calls.length
    spy.mockRestore()
    return count
  }

  const wide = { maxLength: 1e7, maxDepth: 1e6, maxNodes: 1e6 }
  test.each([
    ['a long string', (size: number) => `title eq "${'a\\"'.repeat(size)}"`],
    ['a string without an end', (size: number) => `title eq "${'a'.repeat(size)}`],
    ['many quotes', (size: number) => `title eq ${'"a"'.repeat(size)}`],
    ['many spaces', (size: number) => `title${' '.repeat(size)}pr`],
    ['many words', (size: number) => 'a '.repeat(size)],
    ['open brackets', (size: number) => 'emails['.repeat(size)],
  ])('reading %s', (_, make) => {
    const cost = (size: number) =>
      steps(vi.spyOn(String.prototype, 'charAt'), () => refusal(() => parseFilter(make(size), wide)))
    expect(cost(4000)).toBeGreaterThan(0)
    expect(cost(8000)).toBeLessThan(2.1 * cost(4000))
  })

  test('adding members', () => {
    const members = (count: number, prefix: string) =>
      Array.from({ length: count }, (_, index) => ({ value: `${prefix}${index}` }))
    const cost = (size: number) => {
      const operations = parsePatchRequest({
        Operations: [{ op: 'add', path: 'members', value: members(size, 'new') }],
      })
      return steps(vi.spyOn(JSON, 'stringify'), () =>
        applyPatch({ displayName: 'g', members: members(size, 'old') }, operations, group),
      )
    }
    expect(cost(1000)).toBeGreaterThan(0)
    expect(cost(2000)).toBeLessThan(2.1 * cost(1000))
  })
})
