import type { Circumstances } from '../report/machine.ts'
import { figure, times } from '../report/numbers.ts'
import type { Table } from '../report/table.ts'
import type { Plan, Result } from './measure.ts'
import { type OperationName, operationsWith } from './operations.ts'

/** What `npm run bench` writes. */
export interface Comparison {
  readonly circumstances: Circumstances
  readonly plan: Plan
  readonly results: readonly Result[]
}

/** What a table needs of a comparison. */
export type Shown = Pick<Comparison, 'results' | 'plan'>

const rate = (result: Result | undefined, operation: OperationName): number =>
  result?.scores[operation]?.requestsPerSecond ?? Number.NaN

/** Requests a second, one line a server. */
export function rateTable({ results, plan }: Shown): Table {
  const operations = operationsWith(plan)
  return {
    head: ['requests a second', ...operations.map(({ title }) => title), 'MiB'],
    rows: results.map((result) => [
      result.title,
      ...operations.map(({ name }) => (result.scores[name] ? figure(rate(result, name)) : '–')),
      result.memory === 0 ? '–' : figure(result.memory),
    ]),
  }
}

/** One figure of each operation, one line a server. */
export function scoreTable({ results, plan }: Shown, head: string, of: 'p50' | 'p99' | 'cpu'): Table {
  const operations = operationsWith(plan)
  return {
    head: [head, ...operations.map(({ title }) => title)],
    rows: results.map((result) => [
      result.title,
      ...operations.map(({ name }) => {
        const score = result.scores[name]
        return score ? figure(score[of]) : '–'
      }),
    ]),
  }
}

/** How many times as fast `base` is as each other one; empty when `base` was not measured. */
export function ratioTable({ results, plan }: Shown, base: string): Table {
  const operations = operationsWith(plan)
  const one = results.find(({ name }) => name === base)
  const others = results.filter(({ name }) => name !== base)
  return {
    head: [`${one?.title ?? base} is … as fast as`, ...operations.map(({ title }) => title)],
    rows: one
      ? others.map((other) => [
          other.title,
          ...operations.map(({ name }) => times(rate(one, name) / rate(other, name))),
        ])
      : [],
  }
}

interface Bar {
  readonly ours: string
  readonly peer: string
  readonly operations: readonly OperationName[]
  readonly times: number
}

const reads: readonly OperationName[] = ['get', 'lookupMany']
const writes: readonly OperationName[] = ['create', 'patch']

/** What the project set itself: against the fastest peer in memory, and against the same peer on PostgreSQL. */
const bars: readonly Bar[] = [
  { ours: 'ours-sqlite', peer: 'polis-mem', operations: reads, times: 3 },
  { ours: 'ours-sqlite', peer: 'polis-mem', operations: writes, times: 1.2 },
  { ours: 'ours-postgres', peer: 'polis-postgres', operations: [...reads, ...writes], times: 3 },
]

/** One line for each bar of which both sides were measured. */
export function barLines({ results, plan }: Shown): { readonly reached: boolean; readonly text: string }[] {
  const operations = operationsWith(plan)
  return bars.flatMap((bar) => {
    const one = results.find(({ name }) => name === bar.ours)
    const other = results.find(({ name }) => name === bar.peer)
    if (!one || !other) return []
    return bar.operations.map((name) => {
      const ratio = rate(one, name) / rate(other, name)
      const title = operations.find((operation) => operation.name === name)?.title ?? name
      const text = `${title}: ${one.title} ${times(ratio)} of ${other.title} (set: ${times(bar.times)})`
      return { reached: ratio >= bar.times, text }
    })
  })
}
