import { expect, it } from 'vitest'
import { tabAfterKey } from './tab-keys.ts'

it('moves by arrow round the end, and to the first and the last', () => {
  expect(tabAfterKey('ArrowRight', 0, 3)).toBe(1)
  expect(tabAfterKey('ArrowRight', 2, 3)).toBe(0)
  expect(tabAfterKey('ArrowLeft', 0, 3)).toBe(2)
  expect(tabAfterKey('Home', 2, 3)).toBe(0)
  expect(tabAfterKey('End', 0, 3)).toBe(2)
  expect(tabAfterKey('Enter', 0, 3)).toBeNull()
})
