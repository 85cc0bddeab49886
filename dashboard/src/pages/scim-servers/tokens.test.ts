import { expect, it } from 'vitest'
import type { ScimToken } from '../../api/schema.ts'
import { liveTokens } from './tokens.ts'

const token = (id: string, facts: Partial<ScimToken>): ScimToken => ({
  id,
  kind: 'scim',
  hint: `dyn_${id}`,
  createdAt: '2026-11-01T00:00:00.000Z',
  createdBy: 'Mara Lind',
  lastUsedAt: null,
  revokedAt: null,
  expiresAt: null,
  ...facts,
})

it('keeps what is neither revoked nor expired, newest first', () => {
  const tokens = [
    token('old', {}),
    token('revoked', { revokedAt: '2026-11-02T00:00:00.000Z' }),
    token('expired', { expiresAt: '2026-11-22T11:59:59.000Z' }),
    token('new', { createdAt: '2026-11-20T00:00:00.000Z', expiresAt: '2027-01-01T00:00:00.000Z' }),
  ]
  expect(liveTokens(tokens, Date.parse('2026-11-22T12:00:00.000Z')).map(({ id }) => id)).toEqual(['new', 'old'])
})
