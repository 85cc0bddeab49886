import type { VirtualClock } from './clock/index.ts'
import type { DynamicGroups } from './dynamic-groups/index.ts'
import type { Provisioning } from './engine/index.ts'
import type { Tenant } from './tenant/index.ts'

const DAY = 24 * 3_600_000
/** How long a deleted user can be restored. */
const RECYCLE = 30 * DAY
/** From this many minutes on, cycles that would find nothing to do are left out. */
const LONG = 24 * 60
/** How often the due cycles are looked for while time runs by itself. */
const GLANCE = 1000

export interface TimeKeeperParts {
  tenant: Tenant
  dynamicGroups: DynamicGroups
  provisioning: Provisioning
  clock: VirtualClock
  /** Keeps how far the clock is ahead, in milliseconds. */
  save: (offset: number) => void
}

/** Lets what is due happen: cycles and the end of the recycle bin, in real time or put forward. */
export class TimeKeeper {
  readonly #parts: TimeKeeperParts
  #timer: NodeJS.Timeout | null = null
  #busy: Promise<unknown> = Promise.resolve()

  constructor(parts: TimeKeeperParts) {
    this.#parts = parts
  }

  /** Follows the real time until `stop`. */
  run(): void {
    this.#timer = setInterval(() => {
      this.#inTurn(() => this.#happenDue()).catch((error: unknown) => console.error(error))
    }, GLANCE)
    this.#timer.unref()
  }

  stop(): void {
    if (this.#timer) clearInterval(this.#timer)
    this.#timer = null
  }

  /** Puts the clock forward, with everything that happens on the way in its order. @returns cycles that ran */
  advance(minutes: number): Promise<number> {
    return this.#inTurn(() => this.#advance(minutes))
  }

  async #advance(minutes: number): Promise<number> {
    const { clock, provisioning } = this.#parts
    const end = clock.now().getTime() + minutes * 60_000
    await provisioning.idle()
    let cycles = await this.#happenDue()
    for (;;) {
      if (minutes > LONG) provisioning.skipQuietCycles(Math.min(end, this.#nextPurge() ?? end))
      const next = Math.min(provisioning.nextDue() ?? Infinity, this.#nextPurge() ?? Infinity)
      if (next > end) break
      clock.advanceTo(next)
      cycles += await this.#happenDue()
    }
    clock.advanceTo(end)
    this.#parts.save(clock.offset)
    return cycles
  }

  async #happenDue(): Promise<number> {
    const { tenant, dynamicGroups, provisioning, clock } = this.#parts
    const limit = new Date(clock.now().getTime() - RECYCLE).toISOString()
    for (const id of [...tenant.deletedUsers]) {
      const { deletedDateTime } = tenant.user(id)
      if (deletedDateTime !== null && deletedDateTime <= limit) tenant.purgeUser(id)
    }
    dynamicGroups.update()
    return provisioning.runDue()
  }

  #nextPurge(): number | null {
    let next: number | null = null
    const { tenant } = this.#parts
    for (const id of tenant.deletedUsers) {
      const { deletedDateTime } = tenant.user(id)
      if (deletedDateTime === null) continue
      next = Math.min(next ?? Infinity, Date.parse(deletedDateTime) + RECYCLE)
    }
    return next
  }

  #inTurn<T>(action: () => Promise<T>): Promise<T> {
    const turn = this.#busy.then(action)
    this.#busy = turn.catch(() => undefined)
    return turn
  }
}
