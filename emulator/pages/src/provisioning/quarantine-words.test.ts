import { expect, it } from 'vitest'
import { disabledAt, reasonText, rhythmText } from './quarantine-words.ts'

const quarantine = {
  reason: 'TooManyDeletes',
  message: 'the message of the job',
  error: { code: 'TooManyDeletes', message: 'm', tenantActionable: true },
  since: '2026-11-01T08:00:00.000Z',
  currentBegan: '2026-11-01T08:00:00.000Z',
  nextAttempt: '2026-11-01T14:00:00.000Z',
  attempts: 1,
}

it('is explained in words; an unknown reason shows what the job says', () => {
  expect(reasonText(quarantine)).toContain('accidental deletion threshold')
  expect(reasonText({ ...quarantine, reason: 'Unknown' })).toBe('the message of the job')
})

it.each([
  [1, '6 hours'],
  [2, '12 hours'],
  [3, '24 hours'],
  [9, '24 hours'],
])('after attempt %i it waits %s', (attempts, wait) => {
  expect(rhythmText({ ...quarantine, attempts })).toContain(`waits ${wait}`)
})

it('ends with the job switched off after 28 days', () => {
  expect(disabledAt(quarantine)).toBe('2026-11-29T08:00:00.000Z')
})
