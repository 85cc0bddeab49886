import type { DatedSurvey } from './contract.ts'

interface Kept {
  readonly until: number
  readonly made: Promise<DatedSurvey>
}

/** Long enough to turn pages, short enough to see what the directory changed. */
const keptFor = 30_000
const keptAtMost = 8

/** The last surveys of this process: whoever asks for the same at the same time gets the same. */
export class Surveys {
  readonly #kept = new Map<string, Kept>()
  readonly #now: () => number

  /** @param now milliseconds since 1970 */
  constructor(now: () => number) {
    this.#now = now
  }

  /** @param key names the account, the version and the change set with its revision */
  async get(key: string, make: () => Promise<DatedSurvey>): Promise<DatedSurvey> {
    const now = this.#now()
    for (const [old, { until }] of this.#kept) if (until <= now) this.#kept.delete(old)
    const kept = this.#kept.get(key)
    if (kept !== undefined) return kept.made
    while (this.#kept.size >= keptAtMost) this.#kept.delete(this.#kept.keys().next().value ?? '')
    const made = make()
    this.#kept.set(key, { until: now + keptFor, made })
    try {
      return await made
    } catch (error) {
      this.#kept.delete(key)
      throw error
    }
  }
}
