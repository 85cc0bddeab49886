import { describe, expect, it } from 'vitest'
import { rangeInView } from './rows-in-view.ts'

describe('rows in view', () => {
  it('draws from the first row while the top of the table is visible', () => {
    expect(rangeInView(200, 800, 40, 10_000)).toEqual({ first: 0, last: 40 })
  })

  it('leaves out what has been scrolled past, but for the spare rows', () => {
    const { first, last } = rangeInView(-40_000, 800, 40, 10_000)
    expect(first).toBe(975)
    expect(last).toBe(1_045)
  })

  it('stays inside the list at its end', () => {
    expect(rangeInView(-399_900, 800, 40, 10_000)).toEqual({ first: 9_972, last: 10_000 })
    expect(rangeInView(-9_000_000, 800, 40, 10).last).toBe(10)
  })
})
