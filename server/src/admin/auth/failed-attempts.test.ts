import { expect, it } from 'vitest'
import { FailedAttempts } from './failed-attempts.ts'

it('lets ten failures pass, then waits for the rest of five minutes, for that key only', () => {
  let now = 0
  const attempts = new FailedAttempts(() => now)
  for (let count = 0; count < 9; count++) attempts.failed('anna')
  expect(attempts.wait('anna')).toBe(0)
  attempts.failed('anna')
  now = 60_000
  expect(attempts.wait('anna')).toBe(240)
  expect(attempts.wait('björn')).toBe(0)
  now = 300_000
  expect(attempts.wait('anna')).toBe(0)
})

it('forgets failures after a success, and old ones when new ones come', () => {
  let now = 0
  const attempts = new FailedAttempts(() => now, 1)
  attempts.failed('anna')
  expect(attempts.wait('anna')).toBeGreaterThan(0)
  attempts.succeeded('anna')
  expect(attempts.wait('anna')).toBe(0)
  attempts.failed('anna')
  now = 400_000
  attempts.failed('björn')
  attempts.failed('anna')
  expect(attempts.wait('anna')).toBe(300)
})
