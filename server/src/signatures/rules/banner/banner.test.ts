import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Banner } from '../../model/company.ts'
import { compileRules } from '../index.ts'
import { configurationOf, everybody, rule, subjectOf } from '../testing/people.ts'
import { periodOf } from './period.ts'

const bannerOf = (id: string, more: object = {}) => ({ id, name: id, image: `${id}.png`, ...more })
const rulesOf = (...banners: ReturnType<typeof bannerOf>[]) =>
  compileRules(configurationOf({ banner: [rule('all', everybody, ...banners.map(({ id }) => id))] }, { banners }))
const at = (instant: string): number => Date.parse(instant)
const iso = (time: number): string => new Date(time).toISOString()

describe('local minutes', () => {
  test.each([
    ['2026-12-01T00:00', 'Europe/Berlin', '2026-11-30T23:00:00.000Z'],
    ['2026-07-01T00:00', 'Europe/Berlin', '2026-06-30T22:00:00.000Z'],
    // The clock goes from 02:00 to 03:00: half past two means half past three.
    ['2026-03-29T02:30', 'Europe/Berlin', '2026-03-29T01:30:00.000Z'],
    // Half past two comes twice: the first one.
    ['2026-10-25T02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z'],
    ['2026-11-01T01:30', 'America/New_York', '2026-11-01T05:30:00.000Z'],
    ['2026-01-01T00:00', 'Asia/Kathmandu', '2025-12-31T18:15:00.000Z'],
    // Lord Howe moves by half an hour.
    ['2026-10-04T02:15', 'Australia/Lord_Howe', '2026-10-03T15:45:00.000Z'],
    ['2026-12-01T00:00', 'Nowhere/At_All', '2026-12-01T00:00:00.000Z'],
  ])('%s in %s is %s', (from, timeZone, expected) => {
    expect(iso(periodOf({ from, to: null, timeZone }).from)).toBe(expected)
  })

  test('of a day that is in no calendar never come', () => {
    const rules = rulesOf(bannerOf('a', { from: '2026-02-30T00:00' }))
    expect(rules.decide(subjectOf({}), at('2027-01-01T00:00Z'))).toMatchObject({ banner: null, validUntil: null })
  })
})

describe('a banner', () => {
  const rules = rulesOf(
    bannerOf('fair', { from: '2026-12-01T00:00', to: '2026-12-05T00:00', timeZone: 'Europe/Berlin' }),
  )
  test.each([
    ['2026-11-30T22:59:59.999Z', null, '2026-11-30T23:00:00.000Z'],
    ['2026-11-30T23:00:00.000Z', 'fair', '2026-12-04T23:00:00.000Z'],
    ['2026-12-04T22:59:59.999Z', 'fair', '2026-12-04T23:00:00.000Z'],
    ['2026-12-04T23:00:00.000Z', null, null],
  ])('at %s is %s, until %s', (now, banner, validUntil) => {
    const decided = rules.decide(subjectOf({}), at(now))
    expect(decided.banner?.id ?? null).toBe(banner)
    expect(decided.decisions.banner).toEqual({ ruleId: 'all', given: banner === null ? [] : [banner] })
    expect(decided.validUntil).toBe(validUntil)
  })

  test('of a rule that did not win changes nothing, neither now nor later', () => {
    const banners = [bannerOf('a', { from: '2026-12-01T00:00' })]
    const compiled = compileRules(
      configurationOf({ banner: [rule('none', everybody), rule('late', everybody, 'a')] }, { banners }),
    )
    expect(compiled.decide(subjectOf({}), at('2026-11-01T00:00Z'))).toMatchObject({ banner: null, validUntil: null })
  })
})

describe('among several', () => {
  const now = at('2026-11-23T08:00Z')
  const people = Array.from({ length: 4000 }, (_, index) => subjectOf({ id: `person-${index}` }))
  const chosen = (rules: ReturnType<typeof rulesOf>) => people.map((one) => rules.decide(one, now).banner?.id)

  test('each comes as often as its weight says', () => {
    const all = chosen(
      rulesOf(bannerOf('a', { weight: 1 }), bannerOf('b', { weight: 3 }), bannerOf('c', { weight: 4 })),
    )
    const count = (id: string): number => all.filter((one) => one === id).length / people.length
    expect(count('a')).toBeCloseTo(1 / 8, 1)
    expect(count('b')).toBeCloseTo(3 / 8, 1)
    expect(count('c')).toBeCloseTo(4 / 8, 1)
  })

  test('a person keeps the same, and one that ends moves only those who had it', () => {
    const banners = [bannerOf('a'), bannerOf('b'), bannerOf('c')]
    const before = chosen(rulesOf(...banners))
    expect(chosen(rulesOf(...banners.toReversed()))).toEqual(before)
    const after = chosen(rulesOf(...banners.slice(0, 2)))
    expect(after.every((id, index) => id === before[index] || before[index] === 'c')).toBe(true)
  })

  test('until validUntil nothing changes', () => {
    const minute = fc
      .integer({ min: 0, max: 60 * 24 * 28 })
      .map((minutes) => iso(at('2026-10-10T00:00Z') + minutes * 60_000).slice(0, 16))
    const drafts = fc.array(
      fc.record({
        from: fc.option(minute),
        to: fc.option(minute),
        timeZone: fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York'),
        weight: fc.integer({ min: 1, max: 9 }),
      }),
      { maxLength: 6 },
    )
    fc.assert(
      fc.property(
        drafts,
        minute,
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (all, moment, share) => {
          const rules = rulesOf(...all.map((draft, index) => Banner.parse(bannerOf(`b${index}`, draft))))
          const begin = at(`${moment}Z`)
          const first = rules.decide(subjectOf({}), begin)
          const end = first.validUntil === null ? begin + 10 ** 11 : at(first.validUntil)
          expect(end).toBeGreaterThan(begin)
          expect(rules.decide(subjectOf({}), begin + Math.floor((end - begin - 1) * share)).banner).toEqual(
            first.banner,
          )
        },
      ),
    )
  })
})
