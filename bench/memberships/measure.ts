import { Times } from '../load/times.ts'

/** What one phase of the benchmark showed. Times are milliseconds as the load generator saw them. */
export interface Measurement {
  readonly phase: string
  readonly requests: number
  readonly requestsPerSecond: number
  readonly p50: number
  readonly p99: number
  readonly failures: number
}

/**
 * Runs `request(index)` for each index below `requests`, `connections` at a time, and measures each.
 * A request that throws or answers false counts as a failure; its time counts too.
 */
export async function measure(
  phase: string,
  requests: number,
  connections: number,
  request: (index: number) => Promise<boolean>,
): Promise<Measurement> {
  const times = new Times()
  let next = 0
  let failures = 0
  const began = performance.now()
  const worker = async (): Promise<void> => {
    while (next < requests) {
      const index = next++
      const start = performance.now()
      const fine = await request(index).catch(() => false)
      times.add(performance.now() - start)
      if (!fine) failures++
    }
  }
  await Promise.all(Array.from({ length: connections }, worker))
  const seconds = (performance.now() - began) / 1000
  return {
    phase,
    requests,
    requestsPerSecond: requests / seconds,
    p50: times.quantile(0.5),
    p99: times.quantile(0.99),
    failures,
  }
}
