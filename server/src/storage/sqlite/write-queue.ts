import type { DatabaseSync } from 'node:sqlite'
import { sqliteError } from './errors.ts'

interface Job {
  run(): Promise<unknown>
  resolve(value: unknown): void
  reject(error: unknown): void
}

type Outcome = { readonly job: Job } & ({ readonly value: unknown } | { readonly error: unknown })

/** More than this in one transaction would let the first caller wait too long. */
const batchLimit = 256

/**
 * Group commit: all writes that wait together share one transaction, a savepoint each, and are acknowledged after COMMIT.
 * One fsync serves many callers, and a write that fails takes back only itself.
 */
export class WriteQueue {
  readonly #connection: DatabaseSync
  #waiting: Job[] = []
  #running: Promise<void> | null = null

  constructor(connection: DatabaseSync) {
    this.#connection = connection
  }

  /** Resolves when the work's rows are durable. */
  add<T>(run: () => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#waiting.push({ run, resolve: resolve as (value: unknown) => void, reject })
      this.#running ??= this.#drain()
    })
  }

  /** Resolves when nothing waits any more. */
  async idle(): Promise<void> {
    while (this.#running) await this.#running
  }

  async #drain(): Promise<void> {
    // One turn of the loop, so that requests that arrived together travel together.
    await new Promise((resolve) => setImmediate(resolve))
    while (this.#waiting.length > 0) await this.#commit(this.#waiting.splice(0, batchLimit))
    this.#running = null
  }

  async #commit(jobs: readonly Job[]): Promise<void> {
    const outcomes: Outcome[] = []
    try {
      this.#connection.exec('BEGIN IMMEDIATE')
      for (const job of jobs) outcomes.push(await this.#inSavepoint(job))
      this.#connection.exec('COMMIT')
    } catch (error) {
      this.#rollBack()
      for (const job of jobs) job.reject(sqliteError(error))
      return
    }
    for (const outcome of outcomes)
      if ('error' in outcome) outcome.job.reject(outcome.error)
      else outcome.job.resolve(outcome.value)
  }

  async #inSavepoint(job: Job): Promise<Outcome> {
    this.#connection.exec('SAVEPOINT job')
    try {
      const value = await job.run()
      this.#connection.exec('RELEASE job')
      return { job, value }
    } catch (error) {
      // A full disk may have ended the whole transaction; then this throws and the batch is refused as one.
      this.#connection.exec('ROLLBACK TO job')
      this.#connection.exec('RELEASE job')
      return { job, error }
    }
  }

  #rollBack(): void {
    if (this.#connection.isTransaction) this.#connection.exec('ROLLBACK')
  }
}
