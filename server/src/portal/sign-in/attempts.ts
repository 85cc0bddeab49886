import { PortalProblem } from '../problem.ts'

/** Counts what one address asks for, in memory: a stranger cannot try addresses or links by the thousand. */
export class Attempts {
  readonly #seen = new Map<string, { count: number; since: number }>()
  readonly #now: () => number
  readonly #limit: number
  readonly #window: number

  /** @param window milliseconds */
  constructor(now: () => number, { limit, window }: { readonly limit: number; readonly window: number }) {
    this.#now = now
    this.#limit = limit
    this.#window = window
  }

  /** @throws {PortalProblem} 429 */
  count(key: string): void {
    const now = this.#now()
    for (const [old, { since }] of this.#seen) {
      if (since > now - this.#window && this.#seen.size < 100_000) break
      this.#seen.delete(old)
    }
    const entry = this.#seen.get(key) ?? { count: 0, since: now }
    entry.count += 1
    this.#seen.set(key, entry)
    if (entry.count <= this.#limit) return
    throw new PortalProblem(429, 'too_many_requests', {
      message: 'Too many tries from this address.',
      whatToDo: 'Wait five minutes, then try again.',
    })
  }
}
