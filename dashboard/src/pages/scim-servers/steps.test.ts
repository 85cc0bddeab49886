import { expect, it } from 'vitest'
import { steps, stepsDone } from './steps.ts'

it('has ten steps, and the seventh shows the values', () => {
  expect(steps).toHaveLength(10)
  expect(steps.findIndex((step) => step.showsValues)).toBe(6)
})

it('counts a step as done only when a call proves it', () => {
  const call = '2026-11-22T10:00:00.000Z'
  expect(stepsDone({ lastCallAt: null, people: 0, groups: 0 })).toBe(0)
  expect(stepsDone({ lastCallAt: call, people: 0, groups: 0 })).toBe(7)
  expect(stepsDone({ lastCallAt: call, people: 1, groups: 0 })).toBe(8)
  expect(stepsDone({ lastCallAt: call, people: 12, groups: 0 })).toBe(9)
  expect(stepsDone({ lastCallAt: call, people: 240, groups: 14 })).toBe(10)
})
