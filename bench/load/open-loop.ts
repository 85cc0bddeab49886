import { setTimeout } from 'node:timers/promises'
import type { Connection, Request } from './connection.ts'
import { Times } from './times.ts'

/** One source of requests that come by the clock, whether or not the earlier ones were answered. */
export interface Stream<Kind extends string> {
  readonly perSecond: number
  readonly connections: readonly Connection[]
  /** The request of an index, with the name under which its time is counted. */
  make(index: number): { readonly kind: Kind; readonly request: Request }
  seen?(index: number, body: Buffer): void
}

/**
 * Times count from when the clock asked for a request, so that waiting for a free connection is counted; only the lateness of
 * this process's own timers is not (`clockLate` tells it).
 */
export interface KindTimes {
  readonly times: Times
  failures: number
}

export interface OpenLoopResult<Kind extends string> {
  readonly kinds: ReadonlyMap<Kind, KindTimes>
  readonly failures: number
  readonly firstFailure: string | null
  /** The most requests of one stream that waited for a free connection. */
  readonly longestQueue: number
  /** How late this process looked at its clock, 99 of 100 times, in milliseconds. */
  readonly clockLate: number
}

/**
 * Sends each stream's requests at even steps for some seconds and waits for the last answers.
 * @param onSecond called about once a second with the seconds that have passed
 */
export async function openLoop<Kind extends string>(
  streams: readonly Stream<Kind>[],
  seconds: number,
  onSecond: (passed: number) => void = () => undefined,
): Promise<OpenLoopResult<Kind>> {
  const kinds = new Map<Kind, KindTimes>()
  const state = { failures: 0, firstFailure: null as string | null, longestQueue: 0 }
  const count = (kind: Kind, milliseconds: number, fault: string | null): void => {
    const entry = kinds.get(kind) ?? { times: new Times(), failures: 0 }
    kinds.set(kind, entry)
    entry.times.add(milliseconds)
    if (fault === null) return
    entry.failures++
    state.failures++
    state.firstFailure ??= fault
  }
  const began = performance.now()
  const runners = streams.map((stream, place) => new StreamRunner(stream, began + place * 1.7, count))
  const late = new Times()
  let told = 0
  for (let now = began; now < began + seconds * 1000; now = performance.now()) {
    for (const runner of runners) runner.sendDue(now, late)
    if (now - began >= (told + 1) * 1000) onSecond(++told)
    const next = Math.min(...runners.map((runner) => runner.nextDue))
    await setTimeout(Math.max(0, next - performance.now()))
  }
  // What was due while the last pause was too long is sent too.
  const end = began + seconds * 1000 - 0.001
  for (const runner of runners) runner.sendDue(end, late)
  await Promise.all(runners.map(async (runner) => runner.ended()))
  state.longestQueue = Math.max(0, ...runners.map((runner) => runner.longestQueue))
  return { kinds, ...state, clockLate: late.quantile(0.99) }
}

class StreamRunner<Kind extends string> {
  readonly #stream: Stream<Kind>
  readonly #began: number
  readonly #count: (kind: Kind, milliseconds: number, fault: string | null) => void
  readonly #free: Connection[]
  readonly #queue: { readonly index: number; readonly asked: number }[] = []
  readonly #running = new Set<Promise<void>>()
  #next = 0
  longestQueue = 0

  constructor(
    stream: Stream<Kind>,
    began: number,
    count: (kind: Kind, milliseconds: number, fault: string | null) => void,
  ) {
    this.#stream = stream
    this.#began = began
    this.#count = count
    this.#free = [...stream.connections]
  }

  get nextDue(): number {
    return this.#began + (this.#next * 1000) / this.#stream.perSecond
  }

  sendDue(now: number, late: Times): void {
    for (; this.nextDue <= now; this.#next++) {
      late.add(now - this.nextDue)
      this.#queue.push({ index: this.#next, asked: now })
    }
    this.longestQueue = Math.max(this.longestQueue, this.#queue.length - this.#free.length)
    this.#drain()
  }

  async ended(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running)
  }

  #drain(): void {
    while (this.#queue.length > 0 && this.#free.length > 0) {
      const [item, connection] = [this.#queue.shift(), this.#free.pop()]
      if (!item || !connection) return
      const run = this.#send(connection, item.index, item.asked).finally(() => {
        this.#running.delete(run)
        this.#free.push(connection)
        this.#drain()
      })
      this.#running.add(run)
    }
  }

  async #send(connection: Connection, index: number, asked: number): Promise<void> {
    const { kind, request } = this.#stream.make(index)
    const { answer, fault } = await connection.exchange(request)
    this.#count(kind, performance.now() - asked, fault)
    if (answer !== null && fault === null) this.#stream.seen?.(index, answer.body)
  }
}
