import { expect, test } from 'vitest'
import { text } from '../value.ts'
import { valueOf } from './trial.ts'

const count = (value: string, pattern: RegExp): number => value.match(pattern)?.length ?? 0

test('Guid asks the source of randomness', () => {
  expect(valueOf('Guid()')).toBe('00aa00aa-bb11-4c22-8d33-44ee44ee44ee')
})

test('RandomString(6,3,0,0,3) has three digits and three small letters', () => {
  const value = text(valueOf('RandomString(6,3,0,0,3)'))
  expect(value).toHaveLength(6)
  expect(count(value, /\d/g)).toBe(3)
  expect(count(value, /[a-z]/g)).toBe(3)
})

test('RandomString(10,2,2,2,1,"?,") has at least as many of each, and none of the characters to avoid', () => {
  const value = text(valueOf('RandomString(10,2,2,2,1,"?,")'))
  expect(value).toHaveLength(10)
  expect(count(value, /\d/g)).toBeGreaterThanOrEqual(2)
  expect(count(value, /[^A-Za-z\d]/g)).toBeGreaterThanOrEqual(2)
  expect(count(value, /[A-Z]/g)).toBeGreaterThanOrEqual(2)
  expect(count(value, /[a-z]/g)).toBeGreaterThanOrEqual(1)
  expect(value).not.toMatch(/[?,]/)
})

test('Redact(RandomString(6,3,0,0,3)) flows the value', () => {
  expect(valueOf('Redact(RandomString(6,3,0,0,3))')).toHaveLength(6)
})

test.each([
  ['RandomString(3,2,2,0,0)', /add up to 4/],
  ['RandomString(257,0,0,0,0)', /1 to 256/],
  ['RandomString(4,1,0,0,0,"0123456789")', /no numbers are left/],
  ['RandomString(4,-1,0,0,0)', /negative/],
])('%s is refused', (expression, message) => expect(() => valueOf(expression)).toThrow(message))
