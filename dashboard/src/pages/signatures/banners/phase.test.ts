import { describe, expect, it, test } from 'vitest'
import { periodWords, phaseOf, timeZones } from './phase.ts'

const noon = Date.parse('2026-03-01T12:00:00Z')
const banner = (from: string | null, to: string | null, timeZone = 'UTC') => ({ from, to, timeZone })

describe('how a banner stands', () => {
  it.each([
    ['without dates', banner(null, null), 'always'],
    ['in its time', banner('2026-03-01T12:00', '2026-03-01T12:01'), 'on'],
    ['at its end', banner('2026-03-01T00:00', '2026-03-01T12:00'), 'over'],
    ['before its beginning', banner('2026-03-01T12:01', null), 'coming'],
    ['where it is later', banner(null, '2026-03-01T13:00', 'Europe/Berlin'), 'over'],
    ['where it is earlier', banner('2026-03-01T12:00', null, 'America/Chicago'), 'coming'],
    ['in no zone', banner('2026-03-01T12:00', null, 'Mars/Base'), 'on'],
  ])('%s', (_, given, phase) => {
    expect(phaseOf(given, noon)).toBe(phase)
  })
})

test('its time is said in its own zone', () => {
  expect(periodWords(banner('2026-03-01T00:00', '2026-03-05T18:00', 'Europe/Berlin'))).toBe(
    'From 1 Mar 2026, 00:00 until 5 Mar 2026, 18:00 (Europe/Berlin)',
  )
  expect(periodWords(banner(null, null))).toBe('Always')
})

test('a zone that is in use is offered', () => {
  expect(timeZones('Mars/Base')).toEqual(expect.arrayContaining(['Mars/Base', 'UTC', 'Europe/Berlin']))
})
