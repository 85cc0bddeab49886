import { type Kysely, sql } from 'kysely'
import type { Tables } from '../tables.ts'

const firstLook = 64
const growth = 4

/**
 * Tells PostgreSQL how large the tables have become while a first cycle fills them. Its own look (autovacuum) comes a
 * minute later, and until then it plans as if they were empty: each lookup, and each check of a reference, would walk
 * everybody. Counts writes, and looks after 64, 256, 1,024 and so on.
 */
export class Statistics {
  readonly #db: Kysely<Tables>
  readonly #onTrouble: (message: string) => void
  #writes = 0
  #next = firstLook
  #looking: Promise<void> = Promise.resolve()

  constructor(db: Kysely<Tables>, onTrouble: (message: string) => void) {
    this.#db = db
    this.#onTrouble = onTrouble
  }

  countWrite(): void {
    if (++this.#writes < this.#next) return
    this.#next *= growth
    this.#looking = this.#look()
  }

  /** Resolves when a look that has begun is over. */
  idle(): Promise<void> {
    return this.#looking
  }

  async #look(): Promise<void> {
    try {
      await sql`analyze resources, attribute_values, members`.execute(this.#db)
    } catch (error) {
      this.#onTrouble(
        `The tables' statistics could not be renewed: ${error instanceof Error ? error.message : 'unknown'}`,
      )
    }
  }
}
