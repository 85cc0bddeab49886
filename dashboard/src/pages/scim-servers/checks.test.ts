import { expect, it } from 'vitest'
import { summary } from './checks.ts'

const lines = (...states: ('green' | 'amber' | 'red')[]) => states.map((state) => ({ state }))

it('is as bad as the worst line', () => {
  expect(summary(lines('green', 'amber', 'red'))).toEqual({ colour: 'red', words: '1 of 3 wrong' })
  expect(summary(lines('green', 'amber', 'amber'))).toEqual({ colour: 'amber', words: '2 of 3 to look at' })
  expect(summary(lines('green', 'green'))).toEqual({ colour: 'green', words: 'All good' })
})
