/** At most so many calls in a time, by key. Times are real milliseconds. */
export class RateLimit {
  readonly #calls = new Map<string, number[]>()
  readonly #most: number
  readonly #span: number
  readonly #now: () => number

  constructor(most: number, span: number, now: () => number) {
    this.#most = most
    this.#span = span
    this.#now = now
  }

  /** Counts a call. @returns seconds to wait when it is one too many, else null */
  take(key: string): number | null {
    const now = this.#now()
    const recent = (this.#calls.get(key) ?? []).filter((at) => at > now - this.#span)
    this.#calls.set(key, recent)
    if (recent.length >= this.#most) return Math.ceil(((recent[0] ?? now) + this.#span - now) / 1000)
    recent.push(now)
    return null
  }
}
