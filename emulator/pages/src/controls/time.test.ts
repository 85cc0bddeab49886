import { describe, expect, it } from 'vitest'
import { durationText, relativeTime } from './time.ts'

const now = '2026-03-01T12:00:00.000Z'

describe('relative time', () => {
  it.each([
    ['2026-03-01T12:00:20.000Z', 'now'],
    ['2026-03-01T12:40:00.000Z', 'in 40 minutes'],
    ['2026-03-01T09:00:00.000Z', '3 hours ago'],
    ['2026-01-30T12:00:00.000Z', '30 days ago'],
    ['2020-03-01T12:00:00.000Z', '6 years ago'],
  ])('says %s as "%s"', (at, text) => {
    expect(relativeTime(at, now)).toBe(text)
  })
})

describe('durations', () => {
  it.each([
    [12.4, '12 ms'],
    [4_300, '4 s'],
    [185_000, '3 min 5 s'],
  ])('says %d milliseconds as "%s"', (milliseconds, text) => {
    expect(durationText(milliseconds)).toBe(text)
  })
})
