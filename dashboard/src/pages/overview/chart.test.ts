import { expect, it } from 'vitest'
import { chartScale, totals } from './chart.ts'

const days = [
  { day: '2026-11-21', created: 240, updated: 0, removed: 0, refused: 1 },
  { day: '2026-11-22', created: 2, updated: 7, removed: 3, refused: 0 },
]

it('scales to the highest day, and to something when nothing happened', () => {
  expect(chartScale(days)).toBe(241)
  expect(chartScale([])).toBe(1)
})

it('adds up each series', () => {
  expect(totals(days)).toEqual({ created: 242, updated: 7, removed: 3, refused: 1 })
})
