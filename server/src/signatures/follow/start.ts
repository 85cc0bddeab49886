import { setImmediate as breathe } from 'node:timers/promises'
import { StorageUnavailableError } from '../../storage/index.ts'
import type { JobHandler } from '../jobs/index.ts'
import { FollowedAccount } from './account.ts'
import { Composers } from './composers.ts'
import type { FollowFacts, FollowParts } from './contract.ts'
import { Desks } from './desk.ts'
import { LeaseLostError } from './lease.ts'
import { renderHandler } from './render-job.ts'
import type { SliceParts } from './slice.ts'

export interface FollowRounds {
  /** Something of an account changed just now: it is looked at without waiting for the next second. */
  wake(accountId: string): void
  /** Looks at every account, and again until nothing waits; for tests and the command line. */
  idle(): Promise<void>
  facts(): FollowFacts
  /** Of jobs of kind `render`. */
  readonly render: JobHandler
  stop(): Promise<void>
}

const lookEvery = 1000
/** Milliseconds of each second that looking at accounts which nobody woke may take. */
const lookFor = 25

/** Follows every account. @param jobsAdded there are new jobs to run */
export function startFollow(given: FollowParts, jobsAdded: () => void): FollowRounds {
  const follow = new Follow(given, jobsAdded)
  const timer = setInterval(() => void follow.look(), lookEvery).unref()
  return {
    wake: (accountId) => follow.wake(accountId),
    idle: () => follow.idle(),
    facts: () => follow.facts(),
    render: follow.render,
    stop() {
      clearInterval(timer)
      return follow.stop()
    },
  }
}

class Follow {
  readonly #parts: SliceParts
  readonly #desks: Desks
  readonly #jobsAdded: () => void
  readonly #accounts = new Map<string, FollowedAccount>()
  /** Accounts to look at, in the order in which they were woken. */
  readonly #woken = new Set<string>()
  readonly #counts = { renders: 0, failures: 0, changes: 0 }
  readonly render: JobHandler
  #working: Promise<void> | null = null
  #looking: Promise<void> | null = null
  #stopped = false
  /** Whom the next look begins with. */
  #turn = ''

  constructor(given: FollowParts, jobsAdded: () => void) {
    const composers = new Composers(given.compile)
    const count = (looked: number, stored: { changed: number; failed: number }): void => {
      this.#counts.renders += looked
      this.#counts.failures += stored.failed
      this.#counts.changes += stored.changed
    }
    this.#parts = { ...given, composers, count }
    this.#desks = new Desks(given.database, given.clock)
    this.#jobsAdded = jobsAdded
    this.render = renderHandler(this.#parts, this.#desks)
  }

  wake(accountId: string): void {
    if (this.#stopped) return
    this.#woken.add(accountId)
    this.#working ??= this.#work().finally(() => {
      this.#working = null
    })
  }

  /** Wakes the accounts for which something waits, as many as fit into its time. */
  look(): Promise<void> {
    this.#looking ??= this.#lookAround().finally(() => {
      this.#looking = null
    })
    return this.#looking
  }

  async idle(): Promise<void> {
    for (const id of await this.#accountIds()) this.wake(id)
    while (this.#working) await this.#working
  }

  facts(): FollowFacts {
    const waiting = [...this.#accounts.values()].flatMap(({ oldestWaiting }) => oldestWaiting ?? []).sort()[0]
    const behind = waiting === undefined ? 0 : this.#parts.clock.now() - Date.parse(waiting)
    return { ...this.#counts, behindSeconds: Math.max(0, behind / 1000) }
  }

  async stop(): Promise<void> {
    this.#stopped = true
    this.#woken.clear()
    await this.#looking
    await this.#working
    await this.#desks.close()
  }

  async #lookAround(): Promise<void> {
    try {
      const ids = await this.#accountIds()
      const later = ids.filter((id) => id > this.#turn)
      const began = performance.now()
      for (const id of [...later, ...ids.slice(0, ids.length - later.length)]) {
        if (this.#stopped || performance.now() - began > lookFor) return
        this.#turn = id
        if (await this.#account(id).isWaiting()) this.wake(id)
        await breathe()
      }
    } catch (error) {
      this.#tell(error)
    }
  }

  /** One account after the other, a pass at a time, so that none waits for another's ten thousand changes. */
  async #work(): Promise<void> {
    for (const id of this.#woken) {
      this.#woken.delete(id)
      if (this.#stopped) return
      try {
        const { more, jobs } = await this.#account(id).run()
        if (more) this.#woken.add(id)
        if (jobs) this.#jobsAdded()
      } catch (error) {
        this.#tell(error)
      }
    }
  }

  #tell(error: unknown): void {
    if (error instanceof LeaseLostError) return
    const { log } = this.#parts
    if (error instanceof StorageUnavailableError) log.warn({ code: 'signatures' }, 'signatures wait for the database')
    else log.error({ err: error }, 'signatures could not follow the directory; the next second tries again')
  }

  #account(id: string): FollowedAccount {
    const known = this.#accounts.get(id)
    if (known) return known
    const account = new FollowedAccount(this.#parts, this.#desks, id)
    this.#accounts.set(id, account)
    return account
  }

  async #accountIds(): Promise<string[]> {
    const rows = await this.#parts.database.read.selectFrom('accounts').select('id').orderBy('id').execute()
    return rows.map(({ id }) => id)
  }
}
