import { describe, expect, it } from 'vitest'
import { median, Times } from './times.ts'

function timesOf(figures: readonly number[]): Times {
  const times = new Times()
  for (const figure of figures) times.add(figure)
  return times
}

describe('Times', () => {
  it('gives the nearest rank, whatever the order', () => {
    const hundred = timesOf(Array.from({ length: 100 }, (_, index) => 100 - index))
    expect([0.01, 0.5, 0.99, 1].map((share) => hundred.quantile(share))).toEqual([1, 50, 99, 100])
  })

  it('gives the only one for every share, and 0 of none', () => {
    expect([0.01, 0.5, 0.99].map((share) => timesOf([7]).quantile(share))).toEqual([7, 7, 7])
    expect(new Times().quantile(0.5)).toBe(0)
  })

  it('is never below what most of them took', () => {
    expect(timesOf([1, 1, 1, 1000]).quantile(0.99)).toBe(1000)
  })

  it('holds more than it began with, and counts on after it was read', () => {
    const times = timesOf(Array.from({ length: 3000 }, (_, index) => index))
    expect(times.quantile(1)).toBe(2999)
    times.add(-1)
    expect([times.count, times.quantile(0.0001)]).toEqual([3001, -1])
  })
})

describe('median', () => {
  it.each([
    [[3, 1, 2], 2],
    [[4, 1, 2, 3], 2.5],
    [[10, 9, 100], 10],
    [[], 0],
  ])('of %j is %d', (figures, middle) => {
    expect(median(figures)).toBe(middle)
  })
})
