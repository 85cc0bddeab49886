import { expect, test } from 'vitest'
import { describeFault, readFaultSettings } from './index.ts'

test.each([
  [null, null],
  [[], null],
  [{}, 'faults'],
  [{ seed: 7, faults: [] }, 'seed'],
  [{ faults: Array.from({ length: 51 }, () => ({ kind: 'timeout' })) }, 'faults'],
  [{ faults: ['timeout'] }, 'faults.0'],
  [{ faults: [{ kind: 'timeout' }, { kind: 'meteor' }] }, 'faults.1.kind'],
  [{ faults: [{ kind: 'timeout', method: 'PUT' }] }, 'faults.0.method'],
  [{ faults: [{ kind: 'timeout', path: 'Users?x' }] }, 'faults.0.path'],
  [{ faults: [{ kind: 'timeout', share: 20 }] }, 'faults.0.share'],
  [{ faults: [{ kind: 'timeout', count: 0.5 }] }, 'faults.0.count'],
  [{ faults: [{ kind: 'timeout', from: 'soon' }] }, 'faults.0.from'],
  [{ faults: [{ kind: 'timeout', from: '2026-12-24', until: '2026-12-23' }] }, 'faults.0.until'],
  [{ faults: [{ kind: 'serverError', status: 404 }] }, 'faults.0.status'],
  [{ faults: [{ kind: 'tooManyRequests', retryAfter: -1 }] }, 'faults.0.retryAfter'],
  [{ faults: [{ kind: 'slow', delay: 100_000 }] }, 'faults.0.delay'],
])('%j is refused with its place', (body, field) => {
  expect(() => readFaultSettings(body)).toThrow(expect.objectContaining({ kind: 'invalid', field }))
})

test('what is left out has a meaning, and a fault can be said in words', () => {
  const { seed, faults } = readFaultSettings({
    faults: [
      { kind: 'timeout' },
      { kind: 'tooManyRequests', method: 'PATCH', path: '/Groups/*', share: 0.125, count: 3, retryAfter: 30 },
    ],
  })
  expect(seed).toHaveLength(8)
  expect(faults.map(describeFault)).toEqual([
    'Time-out on any request',
    'Too many requests (429) on PATCH /Groups/*: 12.5 %, at most 3 times, Retry-After 30',
  ])
})
