import { describe, expect, it } from 'vitest'
import { draftOf, isChanged, problemOf, type SavedSettings, savedOf } from './draft.ts'

const fresh: SavedSettings = {
  mode: 'Manual',
  credentials: null,
  settings: {
    scope: 'assigned',
    notificationEmail: null,
    preventAccidentalDeletion: false,
    deletionThreshold: 500,
    skipOutOfScopeDeletions: false,
  },
}
const saved: SavedSettings = {
  ...fresh,
  mode: 'Automatic',
  credentials: { tenantUrl: 'https://signatures.example/scim/v2/1', hasSecretToken: true },
}

describe('the settings draft', () => {
  it('is unchanged when nothing was edited', () => {
    expect(isChanged(draftOf(saved), saved)).toBe(false)
    expect(isChanged({ ...draftOf(saved), scope: 'all' }, saved)).toBe(true)
    expect(isChanged({ ...draftOf(saved), skipOutOfScopeDeletions: true }, saved)).toBe(true)
  })

  it('asks for URL and token before the first save', () => {
    const draft = { ...draftOf(fresh), mode: 'Automatic' as const }
    expect(problemOf(draft, fresh)).toContain('Tenant URL')
    expect(problemOf({ ...draft, tenantUrl: 'not an address' }, fresh)).toContain('not an address')
    expect(problemOf({ ...draft, tenantUrl: 'http://localhost:8080/scim/v2/1' }, fresh)).toContain('Secret Token')
    expect(problemOf({ ...draft, tenantUrl: 'http://localhost:8080/scim/v2/1', secretToken: 'x' }, fresh)).toBeNull()
  })

  it('keeps the saved token when none is typed, and trims what was pasted', () => {
    expect(savedOf(draftOf(saved))).not.toHaveProperty('secretToken')
    expect(savedOf({ ...draftOf(saved), secretToken: ' abc\n' }).secretToken).toBe('abc')
  })

  it('refuses a threshold that is no whole number', () => {
    const draft = { ...draftOf(saved), preventAccidentalDeletion: true, deletionThreshold: 'many' }
    expect(problemOf(draft, saved)).toContain('threshold')
  })
})
