import type { Connection, Request } from './connection.ts'
import type { RawAnswer } from './response-reader.ts'
import { Times } from './times.ts'

/** What one round showed. Times are milliseconds as the load saw them. */
export interface Round {
  readonly requests: number
  readonly requestsPerSecond: number
  readonly p50: number
  readonly p99: number
  readonly failures: number
  /** What was wrong with the first answer that was; null when all were right. */
  readonly firstFailure: string | null
}

export interface Limits {
  /** Ends after this time, however few were answered. */
  readonly seconds: number
  /** Ends after this many, however quick they were. */
  readonly requests: number
}

/**
 * Sends requests over all connections, the next on each as soon as the last is answered, and checks each answer.
 * @param make the request of an index; indices count from 0 over all connections
 * @param seen called with each right answer
 */
export async function closedLoop(
  connections: readonly Connection[],
  limits: Limits,
  make: (index: number) => Request,
  seen: (index: number, answer: RawAnswer) => void = () => undefined,
): Promise<Round> {
  const times = new Times()
  let [next, failures] = [0, 0]
  let firstFailure: string | null = null
  const began = performance.now()
  const until = began + limits.seconds * 1000
  const work = async (connection: Connection): Promise<void> => {
    while (next < limits.requests && performance.now() < until) {
      const index = next++
      const request = make(index)
      const start = performance.now()
      const { answer, fault } = await connection.exchange(request)
      times.add(performance.now() - start)
      if (answer !== null && fault === null) seen(index, answer)
      else {
        failures++
        firstFailure ??= fault
      }
    }
  }
  await Promise.all(connections.map(work))
  const seconds = (performance.now() - began) / 1000
  return {
    requests: times.count,
    requestsPerSecond: times.count / seconds,
    p50: times.quantile(0.5),
    p99: times.quantile(0.99),
    failures,
    firstFailure,
  }
}
