import { expect, test } from 'vitest'
import { parseDateTime } from '../index.ts'

test.each<[string, string | null]>([
  ['2026-01-31T08:30:00Z', '2026-01-31T08:30:00.000Z'],
  ['2026-01-31T08:30:00+01:00', '2026-01-31T07:30:00.000Z'],
  ['2015-10-10T14:38:21.8617979-07:00', '2015-10-10T21:38:21.861Z'],
  ['2026-01-31T08:30:00.5Z', '2026-01-31T08:30:00.500Z'],
  ['2026-01-31T08:30', '2026-01-31T08:30:00.000Z'],
  ['2026-01-31', '2026-01-31T00:00:00.000Z'],
  ['2026-01-31t08:30:00z', '2026-01-31T08:30:00.000Z'],
  ['2028-02-29T00:00:00Z', '2028-02-29T00:00:00.000Z'],
  ['2026-02-29T00:00:00Z', null],
  ['2026-02-31', null],
  ['2026-13-01', null],
  ['2026-01-31T25:00:00Z', null],
  ['2026-01-31T08:30:00+99:00', null],
  ['31.01.2026', null],
  ['', null],
])('%s', (text, instant) => {
  const milliseconds = parseDateTime(text)
  expect(milliseconds === null ? null : new Date(milliseconds).toISOString()).toBe(instant)
})
