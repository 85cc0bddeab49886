import type { Clock } from '../../base/index.ts'
import type { Database } from '../../storage/index.ts'
import { type AccountLease, giveLease, LeaseLostError, takeLease } from './lease.ts'

/** After so many milliseconds without work another process may have the account. */
const idleFor = 1000

interface Desk {
  lease: AccountLease | null
  /** The work at hand; the next begins after it. */
  last: Promise<unknown>
  waiting: number
  idle: NodeJS.Timeout | null
}

/**
 * One desk for each account: in this process one piece of work at a time, and none while another process has the account's
 * lease. The lease is kept for a moment, so that work in a row takes it once.
 */
export class Desks {
  readonly #database: Database
  readonly #clock: Clock
  readonly #desks = new Map<string, Desk>()

  constructor(database: Database, clock: Clock) {
    this.#database = database
    this.#clock = clock
  }

  /**
   * Does one piece of work under the account's lease.
   * @throws {LeaseLostError} when another process has it, or took it meanwhile: try again later
   */
  work<T>(accountId: string, piece: (lease: AccountLease) => Promise<T>): Promise<T> {
    const desk = this.#desk(accountId)
    desk.waiting++
    if (desk.idle) clearTimeout(desk.idle)
    const done = desk.last.then(async () => {
      desk.lease ??= await takeLease(this.#database, this.#clock, accountId)
      if (desk.lease === null) throw new LeaseLostError()
      return piece(desk.lease)
    })
    desk.last = done.catch((error: unknown) => {
      if (error instanceof LeaseLostError) desk.lease = null
    })
    void desk.last.then(() => {
      desk.waiting--
      if (desk.waiting === 0) desk.idle = setTimeout(() => void this.#leave(accountId, desk), idleFor).unref()
    })
    return done
  }

  /** Waits for what runs, and lets others have every account. */
  async close(): Promise<void> {
    for (const [accountId, desk] of [...this.#desks]) {
      if (desk.idle) clearTimeout(desk.idle)
      await desk.last
      await this.#leave(accountId, desk)
    }
  }

  #desk(accountId: string): Desk {
    const known = this.#desks.get(accountId)
    if (known) return known
    const desk: Desk = { lease: null, last: Promise.resolve(), waiting: 0, idle: null }
    this.#desks.set(accountId, desk)
    return desk
  }

  /** In its turn, so that work that comes meanwhile takes the lease anew instead of finding it taken. */
  #leave(accountId: string, desk: Desk): Promise<void> {
    const left = desk.last.then(async () => {
      const { lease } = desk
      desk.lease = null
      // A lease that cannot be given back ends by itself.
      if (lease !== null) await giveLease(this.#database, lease).catch(() => undefined)
      if (desk.waiting === 0) this.#desks.delete(accountId)
    })
    desk.last = left
    return left
  }
}
