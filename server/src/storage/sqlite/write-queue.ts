import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { sqliteError } from './errors.ts'

interface Job {
  run(): Promise<unknown>
  resolve(value: unknown): void
  reject(error: unknown): void
}

type Outcome = { readonly job: Job } & ({ readonly value: unknown } | { readonly error: unknown })

/** A transaction ends after so many writes or milliseconds, so that no caller waits long and reads get their turn. */
const batchLimit = 256
const batchMilliseconds = 20

/** What frames every write, prepared once. */
interface Frame {
  readonly begin: StatementSync
  readonly commit: StatementSync
  readonly savepoint: StatementSync
  readonly release: StatementSync
}

const frameOf = (connection: DatabaseSync): Frame => ({
  begin: connection.prepare('BEGIN IMMEDIATE'),
  commit: connection.prepare('COMMIT'),
  savepoint: connection.prepare('SAVEPOINT job'),
  release: connection.prepare('RELEASE job'),
})

/**
 * Group commit: all writes that wait together share one transaction, a savepoint each, and are acknowledged after COMMIT.
 * One fsync serves many callers, and a write that fails takes back only itself.
 */
export class WriteQueue {
  readonly #connection: DatabaseSync
  readonly #frame: Frame
  #waiting: Job[] = []
  #running: Promise<void> | null = null

  constructor(connection: DatabaseSync) {
    this.#connection = connection
    this.#frame = frameOf(connection)
  }

  /** Resolves when the work's rows are durable. */
  add<T>(run: () => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#waiting.push({ run, resolve: (value) => resolve(value as T), reject })
      this.#running ??= this.#drain()
    })
  }

  /** Resolves when nothing waits any more. */
  async idle(): Promise<void> {
    while (this.#running) await this.#running
  }

  async #drain(): Promise<void> {
    while (this.#waiting.length > 0) {
      // One turn of the loop, so that requests that arrived together travel together, and others are answered meanwhile.
      await new Promise((resolve) => setImmediate(resolve))
      await this.#commit()
    }
    this.#running = null
  }

  async #commit(): Promise<void> {
    const outcomes: Outcome[] = []
    try {
      this.#frame.begin.run()
      const end = performance.now() + batchMilliseconds
      do {
        const job = this.#waiting.shift()
        if (job) await this.#inSavepoint(job, outcomes)
      } while (this.#waiting.length > 0 && outcomes.length < batchLimit && performance.now() < end)
      this.#frame.commit.run()
    } catch (error) {
      this.#rollBack()
      // Not even begun: those who wait are told, rather than left to wait for a disk that may never come back.
      const jobs = outcomes.length > 0 ? outcomes.map((outcome) => outcome.job) : this.#waiting.splice(0, batchLimit)
      for (const job of jobs) job.reject(sqliteError(error))
      return
    }
    for (const outcome of outcomes)
      if ('error' in outcome) outcome.job.reject(outcome.error)
      else outcome.job.resolve(outcome.value)
  }

  async #inSavepoint(job: Job, outcomes: Outcome[]): Promise<void> {
    try {
      this.#frame.savepoint.run()
      const value = await job.run()
      this.#frame.release.run()
      outcomes.push({ job, value })
    } catch (error) {
      outcomes.push({ job, error })
      // A full disk may have ended the whole transaction: then there is no savepoint, and the batch is refused as one.
      if (!this.#connection.isTransaction) throw error
      this.#connection.exec('ROLLBACK TO job')
      this.#connection.exec('RELEASE job')
    }
  }

  #rollBack(): void {
    // A closed connection has nothing to take back, and asking it throws: those who wait would never be told.
    if (this.#connection.isOpen && this.#connection.isTransaction) this.#connection.exec('ROLLBACK')
  }
}
