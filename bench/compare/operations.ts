/** What every contestant does, in the order in which it is shown: with 1,000 people first, with all of them (20,000) then. */
export const operations = [
  { name: 'create', title: 'create' },
  { name: 'get', title: 'get by id' },
  { name: 'lookupFew', title: 'lookup @1k' },
  { name: 'lookupMany', title: 'lookup @20k' },
  { name: 'patch', title: 'PATCH' },
  { name: 'member', title: 'member add' },
] as const

export type OperationName = (typeof operations)[number]['name']

/** The medians of the rounds of one operation. Times in milliseconds, as the load saw them. */
export interface Score {
  readonly requestsPerSecond: number
  readonly p50: number
  readonly p99: number
  /** Processor time of the server for one request, in microseconds; PostgreSQL's own is not in it. */
  readonly cpu: number
  /** Each round's requests a second, so that one sees how far apart they were. */
  readonly rounds: readonly number[]
  readonly failures: number
  readonly firstFailure: string | null
}
