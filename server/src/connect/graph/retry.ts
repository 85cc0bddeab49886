const longestWait = 60_000
/** Microsoft asks for what it says, but nobody waits for longer than this without being told. */
const longestAsked = 300_000

/** Milliseconds to wait before the next try. @param attempt from 1 @param retryAfter the header: seconds or a date */
export function waitBefore(attempt: number, retryAfter: string | null, now: number): number {
  const asked = retryAfter === null ? null : askedFor(retryAfter, now)
  if (asked !== null) return Math.min(asked, longestAsked)
  const full = Math.min(500 * 2 ** (attempt - 1), longestWait)
  // Many programs that were refused together must not come back together.
  return full / 2 + Math.random() * (full / 2)
}

function askedFor(text: string, now: number): number | null {
  if (/^\d+(?:\.\d+)?$/u.test(text.trim())) return Number(text) * 1000
  const date = Date.parse(text)
  return Number.isNaN(date) ? null : Math.max(0, date - now)
}
