import { type Clock, systemClock } from './clock.ts'

/** In milliseconds. */
const window = 60_000
const most = 300
/** Addresses that are remembered; beyond this the oldest are forgotten. */
const mostAddresses = 50_000

/**
 * Counts failed sign-ins by address, in windows of a minute. Asked only after credentials were found wrong, so that right
 * ones always pass, whoever else fails from the same address: Entra shares its addresses with all of Azure.
 */
export class Failures {
  readonly #counts = new Map<string, { count: number; since: number }>()
  readonly #clock: Clock

  constructor(clock: Clock = systemClock) {
    this.#clock = clock
  }

  /** Counts one. @returns seconds to wait before the next try, 0 while there have been few */
  count(address: string): number {
    const now = this.#clock.now()
    const known = this.#counts.get(address)
    if (known === undefined || now - known.since >= window) {
      this.#forget(address)
      this.#counts.set(address, { count: 1, since: now })
      return 0
    }
    known.count++
    return known.count <= most ? 0 : Math.ceil((known.since + window - now) / 1000)
  }

  /** Entries stand in the order of their age. */
  #forget(address: string): void {
    this.#counts.delete(address)
    const oldest = this.#counts.size >= mostAddresses ? this.#counts.keys().next().value : undefined
    if (oldest !== undefined) this.#counts.delete(oldest)
  }
}
