import { expect, it } from 'vitest'
import { count, people, share } from './number.ts'

it('groups thousands', () => {
  expect(count(100_000)).toBe('100,000')
})

it('counts people', () => {
  expect([people(0), people(1), people(2400)]).toEqual(['0 people', '1 person', '2,400 people'])
})

it('never rounds a share to a false all or none', () => {
  expect([share(0), share(0.004), share(0.5), share(0.997), share(1)]).toEqual(['0%', '<1%', '50%', '>99%', '100%'])
})
