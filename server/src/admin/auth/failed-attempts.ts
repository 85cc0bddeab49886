/** Counts failed attempts in memory. Good sign-ins are never slowed by others' failures: a key is address and person. */
export class FailedAttempts {
  readonly #failures = new Map<string, { count: number; since: number }>()
  readonly #now: () => number
  readonly #limit: number
  readonly #windowMilliseconds: number

  constructor(now: () => number, limit = 10, windowMilliseconds = 5 * 60 * 1000) {
    this.#now = now
    this.#limit = limit
    this.#windowMilliseconds = windowMilliseconds
  }

  /** Seconds to wait; 0 when another attempt is allowed. */
  wait(key: string): number {
    const entry = this.#failures.get(key)
    if (entry === undefined || entry.count < this.#limit) return 0
    return Math.max(0, Math.ceil((entry.since + this.#windowMilliseconds - this.#now()) / 1000))
  }

  failed(key: string): void {
    this.#forgetOld()
    const entry = this.#failures.get(key)
    if (entry === undefined) this.#failures.set(key, { count: 1, since: this.#now() })
    else entry.count += 1
  }

  succeeded(key: string): void {
    this.#failures.delete(key)
  }

  /** Insertion order is age order, so the walk ends at the first entry that is still young. */
  #forgetOld(): void {
    const oldest = this.#now() - this.#windowMilliseconds
    for (const [key, entry] of this.#failures) {
      if (entry.since > oldest && this.#failures.size < 100_000) return
      this.#failures.delete(key)
    }
  }
}
