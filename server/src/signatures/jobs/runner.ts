import type { Clock, Log } from '../../base/index.ts'
import { type Database, StorageUnavailableError } from '../../storage/index.ts'
import { JobGoneError, type JobHandler, type JobKind, type JobRun } from './contract.ts'
import { advance, claim, fail, finish, freeJobs, type Lease, letGo } from './lease.ts'
import { removeOldJobs } from './old-jobs.ts'

export interface JobsParts {
  readonly database: Database
  readonly clock: Clock
  readonly log: Log
  /** A kind without a handler is left to other processes. */
  readonly handlers: Partial<Readonly<Record<JobKind, JobHandler>>>
}

export interface JobRunner {
  /** Looks for jobs at once, as after one was added. */
  wake(): void
  /** Everything that waits now is done when it resolves; for tests and the command line. */
  idle(): Promise<void>
  /** Takes no job any more, lets go of those at hand after their slice, and waits for that. */
  stop(): Promise<void>
}

const lookEvery = 1000
const keepEvery = 10_000
const tidyEvery = 3_600_000
/** So many at a time in one process; each works in slices. */
const atOnce = 2

/** Looks for jobs every second. */
export function startJobs(parts: JobsParts): JobRunner {
  const runner = new Runner(parts)
  const timer = setInterval(() => runner.wake(), lookEvery).unref()
  const tidying = setInterval(() => void runner.tidy(), tidyEvery).unref()
  return {
    wake: () => runner.wake(),
    idle: () => runner.idle(),
    stop() {
      clearInterval(timer)
      clearInterval(tidying)
      return runner.stop()
    },
  }
}

class Runner {
  readonly #parts: JobsParts
  readonly #running = new Map<string, Promise<void>>()
  readonly #stopping = new AbortController()
  #looking: Promise<void> | null = null
  #lookAgain = false

  constructor(parts: JobsParts) {
    this.#parts = parts
  }

  wake(): void {
    this.#lookAgain = true
    this.#looking ??= this.#look().finally(() => {
      this.#looking = null
    })
  }

  async idle(): Promise<void> {
    for (;;) {
      this.wake()
      await this.#looking
      if (this.#running.size === 0) return
      await Promise.all(this.#running.values())
    }
  }

  async stop(): Promise<void> {
    this.#stopping.abort()
    await this.#looking
    await Promise.all(this.#running.values())
  }

  async tidy(): Promise<void> {
    const { database, clock, log } = this.#parts
    await removeOldJobs(database, clock.now()).catch((error: unknown) =>
      log.warn({ err: error }, 'old jobs could not be removed; the next round tries again'),
    )
  }

  async #look(): Promise<void> {
    while (this.#lookAgain && !this.#stopping.signal.aborted) {
      this.#lookAgain = false
      try {
        await this.#takeFree()
      } catch (error) {
        this.#parts.log.warn({ err: error }, 'jobs could not be looked for; the next second tries again')
      }
    }
  }

  async #takeFree(): Promise<void> {
    const { database, clock, handlers } = this.#parts
    const kinds = Object.keys(handlers) as JobKind[]
    if (kinds.length === 0 || this.#running.size >= atOnce) return
    for (const row of await freeJobs(database.read, kinds, clock.now(), atOnce)) {
      if (this.#running.size >= atOnce || this.#stopping.signal.aborted) return
      const lease = await database.write((tx) => claim(tx, row, clock.now()))
      const handler = handlers[row.kind]
      if (lease === null || handler === undefined) continue
      const run = this.#run(lease, handler).finally(() => {
        this.#running.delete(row.id)
        this.wake()
      })
      this.#running.set(row.id, run)
    }
  }

  async #run(lease: Lease, handler: JobHandler): Promise<void> {
    const { database, clock } = this.#parts
    const keeping = setInterval(() => {
      void database.write((tx) => advance(tx, lease, {}, clock.now())).catch(() => undefined)
    }, keepEvery).unref()
    try {
      const result = await handler(this.#handOver(lease))
      await database.write((tx) => finish(tx, lease, result, clock.now()))
    } catch (error) {
      await this.#ended(lease, error)
    } finally {
      clearInterval(keeping)
    }
  }

  #handOver(lease: Lease): JobRun {
    const { database, clock } = this.#parts
    const { signal } = this.#stopping
    return {
      job: lease.job,
      signal,
      advance: async (progress, tx) => {
        if (signal.aborted) throw new JobGoneError()
        if (tx) return advance(tx, lease, progress, clock.now())
        return database.write((own) => advance(own, lease, progress, clock.now()))
      },
    }
  }

  /** Nothing is lost here: what is neither done nor failed is taken again, by this process or by another. */
  async #ended(lease: Lease, error: unknown): Promise<void> {
    const { database, clock, log } = this.#parts
    const { accountId, id, kind } = lease.job
    const isOver = !(error instanceof JobGoneError || error instanceof StorageUnavailableError)
    if (isOver) log.error({ err: error, accountId, job: id, kind }, 'a job failed')
    const pause = error instanceof JobGoneError ? 0 : lookEvery
    const problem = error instanceof Error ? error.message : 'It ended with an unknown error.'
    await database
      .write((tx) => (isOver ? fail(tx, lease, problem, clock.now()) : letGo(tx, lease, clock.now(), pause)))
      .catch(() => log.warn({ accountId, job: id, kind }, 'a job is left to whoever comes next'))
  }
}
