import { expect, it } from 'vitest'
import { Failures } from './failures.ts'

it('says to wait after three hundred failures of one address in a minute, and no longer than that minute', () => {
  let now = 1_000_000
  const failures = new Failures({ now: () => now })
  for (let failure = 1; failure <= 300; failure++) expect(failures.count('192.0.2.1')).toBe(0)
  expect(failures.count('192.0.2.1')).toBe(60)
  now += 20_000
  expect(failures.count('192.0.2.1')).toBe(40)
  expect(failures.count('192.0.2.2')).toBe(0)
  now += 40_000
  expect(failures.count('192.0.2.1')).toBe(0)
})

it('remembers a bounded number of addresses', () => {
  const failures = new Failures({ now: () => 0 })
  for (let address = 0; address < 60_000; address++) failures.count(`a${address}`)
  for (let failure = 0; failure < 299; failure++) failures.count('a59999')
  expect(failures.count('a59999')).toBeGreaterThan(0)
  for (let failure = 0; failure < 299; failure++) failures.count('a1')
  expect(failures.count('a1')).toBe(0)
})
