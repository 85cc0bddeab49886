import { short } from '../report/numbers.ts'

export const operationNames = ['create', 'get', 'lookupFew', 'lookupMany', 'patch', 'member'] as const

export type OperationName = (typeof operationNames)[number]

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

/** With how many people the first lookup is measured, and with how many the rest is. */
export interface Crowds {
  readonly firstPeople: number
  readonly people: number
}

/** What every contestant does, in the order in which it is shown. */
export function operationsWith({
  firstPeople,
  people,
}: Crowds): { readonly name: OperationName; readonly title: string }[] {
  const titles: Record<OperationName, string> = {
    create: 'create',
    get: 'get by id',
    lookupFew: `lookup @${short(firstPeople)}`,
    lookupMany: `lookup @${short(people)}`,
    patch: 'PATCH',
    member: 'member add',
  }
  return operationNames.map((name) => ({ name, title: titles[name] }))
}
