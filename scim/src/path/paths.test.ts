import { describe, expect, test } from 'vitest'
import { parseAttributePath, parseFilter, parsePath, printAttributePath, printPath, ScimError } from '../index.ts'
import { refusal } from '../testing/refusal.ts'

const core = 'urn:ietf:params:scim:schemas:core:2.0:User'

describe('a path', () => {
  test.each([
    'title',
    'name.givenName',
    `${core}:name.givenName`,
    core,
    'urn:x:2.0',
    '$ref',
    'emails[type eq "work"]',
    'emails[type eq "work"].value',
    `${core}:emails[type eq "work"].value`,
    'emails[value eq "]"].type',
  ])('%s is printed as it was written', (text) => {
    expect(printPath(parsePath(text))).toBe(text)
  })

  test('may have space around it and around its brackets', () => {
    expect(parsePath('  title\t')).toEqual(parsePath('title'))
    expect(parsePath(' emails [type pr] .value')).toEqual(parsePath('emails[type pr].value'))
  })

  test('is told apart into its parts', () => {
    expect(parseAttributePath(`${core}:name.givenName`)).toEqual({
      schema: core,
      attribute: 'name',
      subAttribute: 'givenName',
    })
    expect(parseAttributePath('urn:x:2.0')).toEqual({ schema: 'urn:x:2.0', attribute: '', subAttribute: null })
    expect(printAttributePath({ schema: core, attribute: '', subAttribute: null })).toBe(core)
    expect(printAttributePath({ schema: core, attribute: 'name', subAttribute: 'x' })).toBe(`${core}:name.x`)
  })

  test.each([
    '',
    ' ',
    '.',
    ':title',
    '.title',
    'title.',
    'name.givenName.x',
    '[type pr]',
    'emails]type pr[',
    'emails[type pr',
    'emails.value[type pr]',
    'urn:x:2.0[type pr]',
    'emails[type pr]value',
    'emails[type pr].',
    'emails[type pr].a.b',
    'emails[type pr].urn:x:y',
    '1title',
    'ti tle',
    'urn:x y:title',
    '2.0',
    'urn:x:__proto__.a',
    'x'.repeat(4097),
  ])('%j is none', (text) => {
    expect(refusal(() => parsePath(text))).toMatch(/^invalid(Path|Filter)$/u)
  })

  test('of 4,096 characters is read', () => {
    expect(parsePath('x'.repeat(4096)).attribute).toHaveLength(4096)
  })

  test('that is missing is called missing', () => {
    expect(messageOf(() => parseAttributePath(''))).toContain('missing')
    expect(messageOf(() => parseAttributePath('1'))).not.toContain('missing')
  })
})

describe('a filter', () => {
  test.each([
    ['title\teq\n"a"\r', 'title eq "a"'],
    ["title eq ''", 'title eq ""'],
    ['title eq 007', 'title eq "007"'],
    ['title eq 1.50', 'title eq "1.50"'],
    ['title eq -1.5e3', 'title eq "-1.5e3"'],
    ['title eq Infinity', 'title eq "Infinity"'],
    ['title eq NaN', 'title eq "NaN"'],
    ['title eq 12345678901234567890', 'title eq "12345678901234567890"'],
    ['title eq TRUE', 'title eq true'],
  ])('%j reads as %s', (text, same) => {
    expect(parseFilter(text)).toEqual(parseFilter(same))
  })

  test.each(["title eq 'a", 'title eq "a', 'title eq "a\\', 'title\u00A0pr', 'title eq "a"b"'])(
    '%j is none',
    (text) => {
      expect(refusal(() => parseFilter(text))).toBe('invalidFilter')
    },
  )

  test('of exactly as many characters as are allowed is read', () => {
    expect(refusal(() => parseFilter('title pr', { maxLength: 8 }))).toBe('accepted')
    expect(refusal(() => parseFilter('title pr', { maxLength: 7 }))).toBe('invalidFilter')
  })

  test('says what stands where something else is needed', () => {
    expect(messageOf(() => parseFilter('title pr title'))).toContain('"title" stands')
    expect(messageOf(() => parseFilter('title eq'))).toContain('it ends')
  })
})

function messageOf(run: () => unknown): string {
  try {
    run()
  } catch (error) {
    if (error instanceof ScimError) return error.detail
  }
  return 'accepted'
}
