import { expect, it } from 'vitest'
import type { Cycle } from '../../api/schema.ts'
import { duration } from '../../format/time.ts'
import { changesOf, daysOf } from './days.ts'

const now = Date.parse('2026-11-23T12:00:00.000Z')
const counts = { created: 1, updated: 2, disabled: 3, deleted: 4, groupChanges: 5, failed: 6, refused: 7, requests: 8 }
const cycle = (beganAt: string, endedAt: string, kind: Cycle['kind'] = 'cycle'): Cycle => ({
  id: beganAt,
  kind,
  beganAt,
  endedAt,
  running: false,
  ...counts,
})

it('sums cycles by day and leaves out what was done by hand', () => {
  const days = daysOf(
    [
      cycle('2026-11-23T00:00:00.000Z', '2026-11-23T00:00:10.000Z'),
      cycle('2026-11-23T00:40:00.000Z', '2026-11-23T00:41:00.000Z'),
      cycle('2026-11-23T00:45:00.000Z', '2026-11-23T00:46:00.000Z', 'byHand'),
      cycle('2026-10-25T00:00:00.000Z', '2026-10-25T01:00:00.000Z'),
      cycle('2026-10-24T00:00:00.000Z', '2026-10-24T01:00:00.000Z'),
    ],
    now,
  )
  expect(days).toHaveLength(30)
  expect(days[0]).toMatchObject({ day: '2026-10-25', cycles: 1, longest: 3_600_000 })
  expect(days.at(-1)).toEqual({
    day: '2026-11-23',
    cycles: 2,
    shortest: 10_000,
    longest: 60_000,
    created: 2,
    updated: 4,
    removed: 14,
    failed: 12,
  })
  expect(days.filter((day) => day.cycles === 0).map(changesOf)).toEqual(Array(28).fill(0))
})

it('writes durations as people say them', () => {
  expect([0, 12_000, 60_000, 200_000, 3_600_000, 3_900_000].map(duration)).toEqual([
    '<1 s',
    '12 s',
    '1 min',
    '3 min 20 s',
    '1 h',
    '1 h 5 min',
  ])
})
