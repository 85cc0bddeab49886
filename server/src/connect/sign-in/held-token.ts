import type { TokenSource } from '../graph/client.ts'
import type { Token } from './token-endpoint.ts'

/** A token is renewed so long before it ends, in milliseconds. */
const early = 60_000

/** Who signed in; null where the sign-in does not say. */
export interface SignedIn extends TokenSource {
  readonly name: string | null
  readonly tenantId: string | null
}

/** Keeps a token in memory until shortly before its end, then asks for the next. Two callers wait for the same one. */
export function holdToken(
  first: Token | null,
  renew: (last: Token | null, signal: AbortSignal) => Promise<Token>,
  now: () => number,
): TokenSource {
  let held = first
  let good = held === null ? 0 : endOf(held, now())
  let renewing: Promise<Token> | null = null
  return {
    async token(signal) {
      if (held !== null && now() < good) return held.access_token
      renewing ??= renew(held, signal).finally(() => {
        renewing = null
      })
      held = await renewing
      good = endOf(held, now())
      return held.access_token
    },
    forget() {
      good = 0
    },
  }
}

function endOf({ expires_in: seconds }: Token, now: number): number {
  const life = seconds * 1000
  return now + Math.max(life - early, life / 2)
}
