import { expect, it } from 'vitest'
import { inserted, placeOf } from './error-place.ts'

it('shows the character and what is around it', () => {
  expect(placeOf('Join(" ", mail)', 10)).toEqual({ before: 'Join(" ", ', at: 'm', after: 'ail)' })
})

it('cuts a long expression and marks where', () => {
  const place = placeOf(`${'a'.repeat(100)}!${'b'.repeat(100)}`, 100)
  expect(place.before).toBe(`…${'a'.repeat(36)}`)
  expect(place.at).toBe('!')
  expect(place.after).toBe(`${'b'.repeat(35)}…`)
})

it('shows a gap for a place past the end, and one line for many', () => {
  expect(placeOf('Join(\n"a"', 9)).toEqual({ before: 'Join( "a"', at: ' ', after: '' })
})

it('puts a function at the cursor and the cursor between its parentheses', () => {
  expect(inserted('Left(x, 3)', { start: 5, end: 6 }, 'ToUpper()')).toEqual({ text: 'Left(ToUpper(), 3)', cursor: 13 })
  expect(inserted('', { start: 0, end: 0 }, '[mail]')).toEqual({ text: '[mail]', cursor: 6 })
})
