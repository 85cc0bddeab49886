import { expect, it } from 'vitest'
import { behindWords, causeWords, jobWords, shareDone } from './words.ts'

const job = { id: '1', kind: 'render' as const, cause: 'version 3', total: 50_000, done: 1200, startedAt: '' }

it('says what is worked on and how far it is', () => {
  expect(jobWords(job)).toBe('Signatures are made anew by version 3: 1,200 of 50,000 people')
  expect(jobWords({ ...job, cause: 'directory', total: 0 })).toBe(
    'Signatures are made anew by the directory: 1,200 people so far',
  )
  expect(shareDone(job)).toBe(0.024)
  expect(shareDone({ ...job, done: 60_000 })).toBe(1)
  expect(shareDone({ ...job, total: 0 })).toBeUndefined()
})

it('says why a signature changed and how far all are behind', () => {
  expect(causeWords('time')).toBe('because a banner began or ended')
  expect(behindWords(0)).toBe('up to date')
  expect(behindWords(90)).toBe('90 seconds')
  expect(behindWords(600)).toBe('10 minutes')
})
