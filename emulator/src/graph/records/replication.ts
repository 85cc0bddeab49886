import type { GraphFaults } from '../faults/index.ts'

const KEPT = 10_000

/** New objects are seen late when the faults say so. Times are real. */
export class Replication {
  readonly #faults: GraphFaults
  readonly #now: () => number
  readonly #made = new Map<string, number>()

  constructor(faults: GraphFaults, now: () => number) {
    this.#faults = faults
    this.#now = now
  }

  /** Remembers that these objects were made just now. */
  note(...ids: string[]): void {
    for (const id of ids) this.#made.set(id, this.#now())
    for (const id of this.#made.keys()) {
      if (this.#made.size <= KEPT) return
      this.#made.delete(id)
    }
  }

  /** Whether the object is there for who asks by id. */
  isThere(id: string): boolean {
    return this.#age(id) >= this.#faults.settings.replicationSeconds
  }

  /** Whether lists have the object already. */
  isListed(id: string): boolean {
    const { replicationSeconds, listReplicationSeconds } = this.#faults.settings
    return this.#age(id) >= Math.max(replicationSeconds, listReplicationSeconds)
  }

  #age(id: string): number {
    const made = this.#made.get(id)
    return made === undefined ? Infinity : (this.#now() - made) / 1000
  }
}
