import { expect, it } from 'vitest'
import { tickedAtFirst } from './least-privilege.ts'

it('ticks only what is offered, and nothing that setting up does not need', () => {
  expect(tickedAtFirst(['User.Read.All', 'User.ReadWrite.All'])).toEqual(['User.Read.All'])
  expect(tickedAtFirst([])).toEqual([])
})
