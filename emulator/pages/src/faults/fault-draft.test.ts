import { describe, expect, test } from 'vitest'
import { blankFault, faultOf, faultProblems, keptFaults } from './fault-draft.ts'

describe('the form of a fault', () => {
  test('is sent with the fields of its kind only', () => {
    expect(faultOf({ ...blankFault, kind: 'slow', share: '25', path: '/Users', count: '3' })).toEqual({
      kind: 'slow',
      method: null,
      path: '/Users',
      share: 0.25,
      count: 3,
      delay: 2000,
    })
    expect(faultOf({ ...blankFault, kind: 'tooManyRequests' })).toMatchObject({ retryAfter: null })
  })

  test.each([
    [{ share: '0' }, 'share'],
    [{ share: '' }, 'share'],
    [{ path: 'Users' }, 'path'],
    [{ count: '0' }, 'count'],
    [{ kind: 'serverError' as const, status: '404' }, 'status'],
    [{ kind: 'tooManyRequests' as const, retryAfter: 'soon' }, 'retryAfter'],
    [{ kind: 'slow' as const, delay: '99999' }, 'delay'],
  ])('%j is told at the field', (part, field) => {
    expect(Object.keys(faultProblems({ ...blankFault, ...part }))).toEqual([field])
  })

  test('a field that the kind does not have is not judged', () => {
    expect(faultProblems({ ...blankFault, kind: 'reset', status: '', delay: 'x' })).toEqual({})
  })
})

test('a new fault keeps those that are on, and what is left of their count', () => {
  const fault = {
    id: '1',
    kind: 'reset' as const,
    method: 'GET' as const,
    path: null,
    share: 1,
    count: 5,
    from: null,
    until: null,
    status: 500,
    retryAfter: null,
    delay: 2000,
    happened: 2,
  }
  expect(
    keptFaults([
      { ...fault, ended: false },
      { ...fault, ended: true },
    ]),
  ).toMatchObject([{ kind: 'reset', count: 3 }])
})
