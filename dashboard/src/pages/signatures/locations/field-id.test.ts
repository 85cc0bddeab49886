import { expect, test } from 'vitest'
import { fieldId } from './field-id.ts'

test.each([
  ['Post code', 'post_code'],
  [' 2nd Phone! ', 'nd_phone'],
  ['Straße', 'stra_e'],
  ['電話', 'field'],
  ['x'.repeat(80), 'x'.repeat(35)],
])('%s is %s', (label, id) => {
  expect(fieldId(label, new Set())).toBe(id)
})

test('a name is given once', () => {
  const taken = new Set(['phone'])
  expect([fieldId('Phone', taken), fieldId('phone', taken)]).toEqual(['phone_2', 'phone_3'])
})
