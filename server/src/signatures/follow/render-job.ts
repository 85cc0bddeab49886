import { setTimeout as pause } from 'node:timers/promises'
import { newestNumber } from '../book/index.ts'
import { JobGoneError, type JobHandler, type JobRun } from '../jobs/index.ts'
import type { Desks } from './desk.ts'
import { type AccountLease, LeaseLostError } from './lease.ts'
import { type RenderInput, readInput } from './render-input.ts'
import { countOf, pageOf, type ScopePage } from './scope.ts'
import { lookAndStore, type SliceParts, sliceSize } from './slice.ts'

/** While another process has the account, in milliseconds. */
const tryAgainAfter = 500

/**
 * Looks at many people slice by slice: everybody of a SCIM server, the members of a group, whoever has an older version. What was
 * stored before is served until it is replaced, and a stop anywhere costs one slice.
 */
export function renderHandler(parts: SliceParts, desks: Desks): JobHandler {
  return async (run) => {
    const input = readInput(run.job.input)
    const walk = new Walk(parts, run, input)
    await walk.begin()
    for (;;) {
      try {
        if (await desks.work(run.job.accountId, (lease) => walk.slice(lease))) return walk.result()
      } catch (error) {
        if (!(error instanceof LeaseLostError)) throw error
        if (run.signal.aborted) throw new JobGoneError()
        await pause(tryAgainAfter)
      }
    }
  }
}

class Walk {
  readonly #parts: SliceParts
  readonly #run: JobRun
  readonly #input: RenderInput
  #cursor: string | null
  #done: number
  #changed = 0
  #failed = 0

  constructor(parts: SliceParts, run: JobRun, input: RenderInput) {
    this.#parts = parts
    this.#run = run
    this.#input = input
    this.#cursor = run.job.cursor
    this.#done = run.job.done
  }

  async begin(): Promise<void> {
    const { job } = this.#run
    const { scope } = this.#input
    if (job.total > 0 || scope === null) return
    await this.#run.advance({ total: await countOf(this.#parts.database.read, scope) })
  }

  /** @returns whether that was the last one */
  async slice(lease: AccountLease): Promise<boolean> {
    const page = await this.#page()
    const isLast = page.cursor === null
    if (page.ids.length === 0 && isLast) return true
    const done = this.#done + page.ids.length
    const { cause } = this.#input
    const stored = await lookAndStore(
      this.#parts,
      lease,
      page.ids,
      () => cause,
      (tx) => this.#run.advance({ done, cursor: page.cursor ?? this.#cursor }, tx),
    )
    this.#done = done
    this.#cursor = page.cursor
    this.#changed += stored.changed
    this.#failed += stored.failed
    return isLast
  }

  result(): string {
    return JSON.stringify({ looked: this.#done, changed: this.#changed, failed: this.#failed })
  }

  async #page(): Promise<ScopePage> {
    const { database } = this.#parts
    const { accountId } = this.#run.job
    const { scope } = this.#input
    if (scope !== null) return pageOf(database, accountId, scope, this.#cursor, sliceSize)
    const newest = await newestNumber(database.read, accountId)
    // Whoever is done has the newest version, so the next ones are always the first.
    const rows = await database.read
      .selectFrom('signature_people')
      .select('person_id')
      .where('account_id', '=', accountId)
      .where('version', '<', newest)
      .orderBy('version')
      .orderBy('person_id')
      .limit(sliceSize)
      .execute()
    const isOvertaken = this.#input.cause !== `version ${newest}`
    const ids = isOvertaken ? [] : rows.map(({ person_id }) => person_id)
    return { ids, cursor: ids.length === 0 ? null : 'next' }
  }
}
