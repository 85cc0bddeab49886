import fc from 'fast-check'
import { expect, it } from 'vitest'
import { expired, madeAt, scheduledName } from './retention.ts'

const day = 24 * 60 * 60 * 1000
const noon = Date.parse('2027-03-10T12:00:00.000Z')
const name = (daysAgo: number): string => scheduledName(noon - daysAgo * day, 'sqlite')

it('keeps the newest of 7 days and of 4 weeks', () => {
  const all = Array.from({ length: 60 }, (_, daysAgo) => name(daysAgo))
  const gone = expired(all, { days: 7, weeks: 4 })
  // 2027-03-10 is a Wednesday: the newest of each week before is its Sunday, 3, 10 and 17 days ago.
  const kept = [0, 1, 2, 3, 4, 5, 6, 10, 17].map(name)
  expect(all.filter((file) => !gone.includes(file))).toEqual(kept)
})

it('keeps one of several of the same day, and everything that is not its own', () => {
  const twice = [name(0), name(0.1), 'dynasend-2027-03-01T00-00-00-000Z.backup', 'notes.txt', 'before-upgrade-x.backup']
  expect(expired(twice, { days: 7, weeks: 4 })).toEqual([name(0.1)])
})

it('never takes the newest, and a name says when it was made', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(5_000), { minLength: 1 }), fc.nat(10), fc.nat(10), (hours, days, weeks) => {
      const files = hours.map((hour) => scheduledName(noon - hour * 3_600_000, 'postgres'))
      const newest = scheduledName(noon - Math.min(...hours) * 3_600_000, 'postgres')
      expect(expired(files, { days, weeks })).not.toContain(newest)
      expect(madeAt(newest)).toBe(noon - Math.min(...hours) * 3_600_000)
    }),
  )
})
