import { describe, expect, it } from 'vitest'
import { parseSearch, secretFromHash, signInSearch, stringifySearch, usersSearch } from './addresses.ts'

describe('search of an address', () => {
  it('stays text and comes back the same', () => {
    const search = { search: '007', active: 'true', department: 'R&D = “Forschung”' }
    expect(parseSearch(stringifySearch(search))).toEqual(search)
  })

  it('leaves out what is empty and what the view does not know', () => {
    expect(stringifySearch({ search: '', sort: undefined })).toBe('')
    expect(usersSearch({ search: 'anna', active: 'perhaps', evil: 'x', sort: 3 })).toEqual({ search: 'anna' })
  })
})

describe('signInSearch', () => {
  it('keeps an own address', () => {
    expect(signInSearch({ to: '/accounts/a/users?search=x' })).toEqual({ to: '/accounts/a/users?search=x' })
  })

  it.each(['https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)'])('drops %s', (to) => {
    expect(signInSearch({ to })).toEqual({})
  })
})

describe('secretFromHash', () => {
  it('reads the token of a one-time link', () => {
    expect(secretFromHash('#once=abc-_1', 'once')).toBe('abc-_1')
    expect(secretFromHash('#token=', 'token')).toBeNull()
    expect(secretFromHash('', 'token')).toBeNull()
  })
})
