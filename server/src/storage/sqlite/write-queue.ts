import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { WriteObserver } from '../contract.ts'
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
  /** How many rows this connection has written in its life. */
  readonly written: StatementSync
}

const frameOf = (connection: DatabaseSync): Frame => ({
  begin: connection.prepare('BEGIN IMMEDIATE'),
  commit: connection.prepare('COMMIT'),
  savepoint: connection.prepare('SAVEPOINT job'),
  release: connection.prepare('RELEASE job'),
  written: connection.prepare('select total_changes() as rows'),
})

/** A write failed after it had written something: what it wrote can only go with the whole transaction. */
class SpoiledError extends Error {}

/**
 * Group commit: all writes that wait together share one transaction and are acknowledged after COMMIT. One fsync serves
 * many callers, and a write that fails takes back only itself: one that had written nothing yet (nearly all of them, a
 * userName that is taken among them) is simply left out; otherwise the transaction is taken back and its writes run again,
 * each in a savepoint of its own. Always to have savepoints would copy every page that a write touches.
 */
export class WriteQueue {
  readonly #connection: DatabaseSync
  readonly #frame: Frame
  readonly #observer: WriteObserver | undefined
  #waiting: Job[] = []
  #running: Promise<void> | null = null

  constructor(connection: DatabaseSync, observer?: WriteObserver) {
    this.#connection = connection
    this.#observer = observer
    this.#frame = frameOf(connection)
  }

  /** Resolves when the work's rows are durable. The work may run more than once. */
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
      const begun: Job[] = []
      const spoiled = await this.#commit((outcomes) => this.#together(begun, outcomes), begun)
      if (spoiled) await this.#commit((outcomes) => this.#apart(begun, outcomes), begun)
    }
    this.#running = null
  }

  /** @returns whether the transaction was taken back because of one of its writes, and nobody was told anything yet */
  async #commit(work: (outcomes: Outcome[]) => Promise<void>, begun: readonly Job[]): Promise<boolean> {
    const outcomes: Outcome[] = []
    try {
      this.#frame.begin.run()
      await work(outcomes)
      const began = performance.now()
      this.#frame.commit.run()
      this.#observer?.committed((performance.now() - began) / 1000, outcomes.length)
    } catch (error) {
      this.#rollBack()
      if (error instanceof SpoiledError) return true
      // Not even begun: those who wait are told, rather than left to wait for a disk that may never come back.
      const jobs = begun.length > 0 ? begun : this.#waiting.splice(0, batchLimit)
      for (const job of jobs) job.reject(sqliteError(error))
      return false
    }
    for (const outcome of outcomes)
      if ('error' in outcome) outcome.job.reject(outcome.error)
      else outcome.job.resolve(outcome.value)
    return false
  }

  async #together(begun: Job[], outcomes: Outcome[]): Promise<void> {
    const end = performance.now() + batchMilliseconds
    let written = this.#written()
    do {
      const job = this.#waiting.shift()
      if (job === undefined) break
      begun.push(job)
      try {
        outcomes.push({ job, value: await job.run() })
        written = this.#written()
      } catch (error) {
        // A full disk may have ended the whole transaction: then the batch is refused as one.
        if (!this.#connection.isTransaction) throw error
        if (this.#written() !== written) throw new SpoiledError()
        outcomes.push({ job, error })
      }
    } while (this.#waiting.length > 0 && begun.length < batchLimit && performance.now() < end)
  }

  async #apart(begun: readonly Job[], outcomes: Outcome[]): Promise<void> {
    for (const job of begun) {
      try {
        this.#frame.savepoint.run()
        const value = await job.run()
        this.#frame.release.run()
        outcomes.push({ job, value })
      } catch (error) {
        outcomes.push({ job, error })
        if (!this.#connection.isTransaction) throw error
        this.#connection.exec('ROLLBACK TO job')
        this.#connection.exec('RELEASE job')
      }
    }
  }

  #written(): unknown {
    return this.#frame.written.get()?.['rows']
  }

  #rollBack(): void {
    // A closed connection has nothing to take back, and asking it throws: those who wait would never be told.
    if (this.#connection.isOpen && this.#connection.isTransaction) this.#connection.exec('ROLLBACK')
  }
}
