import { expect, it } from 'vitest'
import type { HealthThresholds } from '../../api/schema.ts'
import { enteredOf, thresholdsOf } from './thresholds.ts'

const part = { on: true, share: 0.055, atLeast: 25 }
const thresholds: HealthThresholds = {
  silence: { on: false, minutes: 120 },
  errors: part,
  emptied: part,
  withoutEmail: part,
  leavers: part,
}

it('shows shares as percent and gives the same numbers back', () => {
  expect(enteredOf(thresholds).errors).toEqual({ on: true, count: '25', share: '5.5' })
  expect(thresholdsOf(enteredOf(thresholds))).toEqual(thresholds)
})

it('lets the server refuse what is no number', () => {
  const entered = { ...enteredOf(thresholds), errors: { on: true, count: '', share: 'many' } }
  expect(thresholdsOf(entered).errors).toEqual({ on: true, share: Number.NaN, atLeast: Number.NaN })
  expect(thresholdsOf({ ...entered, errors: { on: true, count: '3', share: '5,5' } }).errors.share).toBe(0.055)
})
