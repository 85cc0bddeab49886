import type { ScimToken } from '../../api/schema.ts'

/** So that the Secret Token can be changed without an interruption: the old and the new one. */
export const maximumLiveTokens = 2

/** How each kind is called in a sentence. */
export const tokenWords: Readonly<Record<ScimToken['kind'], string>> = { scim: 'Secret Token', client: 'client secret' }

/** Those of a kind that still open the door, newest first. @param now milliseconds since 1970. */
export function liveTokens(tokens: readonly ScimToken[], now: number, kind: ScimToken['kind'] = 'scim'): ScimToken[] {
  return tokens
    .filter(
      (token) =>
        token.kind === kind &&
        token.revokedAt === null &&
        (token.expiresAt === null || Date.parse(token.expiresAt) > now),
    )
    .sort((a, b) => b.createdAt.localeCompare(a.createdAt))
}
