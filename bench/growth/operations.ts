/** What is measured at each size. `flat`: whether it must cost the same however many people there are. */
export const operations = [
  { name: 'get', title: 'get by id', flat: true },
  { name: 'lookup', title: 'lookup by userName', flat: true },
  { name: 'patch', title: 'PATCH', flat: true },
  { name: 'member', title: 'member add', flat: true },
  { name: 'create', title: 'create', flat: false },
  { name: 'list', title: 'list page of 100', flat: false },
  { name: 'search', title: 'dashboard search', flat: false },
] as const

export type OperationName = (typeof operations)[number]['name']

/** One operation at one size: medians of the rounds; times in milliseconds. */
export interface Point {
  readonly requestsPerSecond: number
  readonly p50: number
  readonly p99: number
  /** Processor time of the server for one request, in microseconds; PostgreSQL's own is not in it. */
  readonly cpu: number
}

/** What a directory of some size showed. */
export interface Size {
  readonly people: number
  readonly points: Readonly<Record<OperationName, Point>>
  /** Milliseconds from the start of the program until it says that it is ready. */
  readonly startedIn: number
  /** Resident memory after the work, in MiB. */
  readonly memory: number
  /** Of the database before the work at this size, in MiB. */
  readonly database: number
}
