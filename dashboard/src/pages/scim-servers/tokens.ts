import type { ScimToken } from '../../api/schema.ts'

/** So that the Secret Token can be changed without an interruption: the old and the new one. */
export const maximumLiveTokens = 2

/** Those that still open the door, newest first. @param now milliseconds since 1970. */
export function liveTokens(tokens: readonly ScimToken[], now: number): ScimToken[] {
  return tokens
    .filter((token) => token.revokedAt === null && (token.expiresAt === null || Date.parse(token.expiresAt) > now))
    .sort((a, b) => b.createdAt.localeCompare(a.createdAt))
}
