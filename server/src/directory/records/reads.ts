import { newId } from '../../base/index.ts'
import type { CallFacts, ResourceKind } from '../contract.ts'
import { recordActivity } from './activity.ts'
import { inWrite, type Session } from './session.ts'

export type ReadKind = 'get' | 'list' | 'lookup' | 'discovery' | 'probe'

interface Summary {
  readonly session: Session
  readonly hour: string
  readonly kind: ReadKind
  readonly resourceKind: ResourceKind | null
  count: number
  hits: number
  lastAt: string
}

/** Reads of one SCIM server in one minute. */
interface Traffic {
  readonly session: Session
  readonly minute: string
  readonly firstAt: string
  count: number
  lastAt: string
}

const flushMilliseconds = 1000

/**
 * Sums reads up per SCIM server, hour and kind, and writes the sums once a second: a read must not wait for a disk.
 * A probe (the connection test, and the knock before each cycle) gets a row of its own.
 */
export class ReadSummaries {
  #waiting = new Map<string, Summary>()
  #traffic = new Map<string, Traffic>()
  #timer: NodeJS.Timeout | null = null
  #flushing: Promise<void> = Promise.resolve()
  readonly #onTrouble: (error: unknown) => void

  /** @param onTrouble told when a row could not be written; nobody waits for these writes, so nobody else learns of it */
  constructor(onTrouble: (error: unknown) => void) {
    this.#onTrouble = onTrouble
  }

  record(
    session: Session,
    call: CallFacts,
    read: { kind: ReadKind; resource: ResourceKind | null; hits: number },
  ): void {
    if (read.kind === 'probe')
      this.#flushing = Promise.all([this.#flushing, probe(session, call).catch(this.#onTrouble)]).then(() => undefined)
    const at = new Date(session.clock.now()).toISOString()
    const hour = `${at.slice(0, 13)}:00:00.000Z`
    const key = [session.scimServerId, hour, read.kind, read.resource].join(' ')
    const known = this.#waiting.get(key)
    const sum = known ?? { session, hour, kind: read.kind, resourceKind: read.resource, count: 0, hits: 0, lastAt: at }
    sum.count++
    sum.hits += read.hits
    sum.lastAt = at
    this.#waiting.set(key, sum)
    this.#countTraffic(session, at)
    this.#timer ??= setTimeout(() => {
      this.#flushing = this.flush()
    }, flushMilliseconds).unref()
  }

  #countTraffic(session: Session, at: string): void {
    const minute = `${at.slice(0, 16)}:00.000Z`
    const key = `${session.scimServerId} ${minute}`
    const traffic = this.#traffic.get(key) ?? { session, minute, firstAt: at, count: 0, lastAt: at }
    traffic.count++
    traffic.lastAt = at
    this.#traffic.set(key, traffic)
  }

  /** Writes what waits. A sum that cannot be written now is dropped: it is a statistic, not a record. */
  async flush(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
    const sums = [...this.#waiting.values()]
    this.#waiting = new Map()
    const minutes = [...this.#traffic.values()]
    this.#traffic = new Map()
    await this.#flushing
    for (const sum of sums) await write(sum).catch(this.#onTrouble)
    for (const traffic of minutes) await writeTraffic(traffic).catch(this.#onTrouble)
  }
}

async function write(sum: Summary): Promise<void> {
  await inWrite(sum.session, 'User', ({ stores }) =>
    stores.records.addReads({
      hour: sum.hour,
      kind: sum.kind,
      resource_kind: sum.resourceKind ?? '',
      count: sum.count,
      hits: sum.hits,
      last_at: sum.lastAt,
    }),
  )
}

async function writeTraffic({ session, minute, count, firstAt, lastAt }: Traffic): Promise<void> {
  await inWrite(session, 'User', ({ stores }) => stores.records.addTraffic(minute, count, firstAt, lastAt))
}

async function probe(session: Session, call: CallFacts): Promise<void> {
  const answer = { status: 200, body: null }
  await inWrite(session, 'User', (moment) =>
    recordActivity(session, { ...moment, activityId: newId(session.clock.now()) }, 'probe', null, {}, call, answer),
  )
}
