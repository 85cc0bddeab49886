import { describe, expect, it } from 'vitest'
import { exactTime, relativeTime, shortDay } from './time.ts'

const now = Date.parse('2026-11-22T12:00:00.000Z')

describe('relativeTime', () => {
  it.each([
    ['2026-11-22T11:59:40.000Z', 'just now'],
    ['2026-11-22T12:00:20.000Z', 'in a moment'],
    ['2026-11-22T11:59:00.000Z', '1 minute ago'],
    ['2026-11-22T12:40:00.000Z', 'in 40 minutes'],
    ['2026-11-22T09:00:00.000Z', '3 hours ago'],
    ['2026-11-21T12:00:00.000Z', 'yesterday'],
    ['2026-10-01T12:00:00.000Z', '2 months ago'],
    ['2020-11-22T12:00:00.000Z', '6 years ago'],
  ])('%s is %s', (time, words) => {
    expect(relativeTime(time, now)).toBe(words)
  })

  it('gives back what is no time', () => {
    expect(relativeTime('soon', now)).toBe('soon')
  })
})

describe('exactTime and shortDay', () => {
  it('name the day', () => {
    expect(exactTime('2026-11-22T12:00:00.000Z')).toContain('22 November 2026')
    expect(shortDay('2026-11-03')).toBe('3 Nov')
    expect(shortDay('nonsense')).toBe('nonsense')
  })
})
