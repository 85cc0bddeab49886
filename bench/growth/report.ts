import type { Circumstances } from '../report/machine.ts'
import { figure, short, times } from '../report/numbers.ts'
import type { Table } from '../report/table.ts'
import { operations, type Size } from './operations.ts'
import type { GrowthPlan } from './run.ts'

export interface Growth {
  readonly database: string
  readonly sizes: readonly Size[]
}

/** What `npm run bench -- growth` writes. */
export interface GrowthResults {
  readonly circumstances: Circumstances
  readonly plan: GrowthPlan
  readonly growths: readonly Growth[]
}

/** What the project set itself. */
const most = { slower: 1.5, startedIn: 1000, memory: 400 } as const

/** One line an operation, one column a size. */
export function growthTable({ database, sizes }: Growth): Table {
  return {
    head: [`${database}, people`, ...sizes.map(({ people }) => short(people)), 'slower'],
    rows: [
      ...operations.map(({ name, title }) => [
        `${title}, requests/s`,
        ...sizes.map(({ points }) => figure(points[name].requestsPerSecond)),
        times(slower(sizes, name)),
      ]),
      ...operations.map(({ name, title }) => [
        `${title}, p99 ms`,
        ...sizes.map(({ points }) => points[name].p99.toFixed(1)),
        '',
      ]),
      ...operations.map(({ name, title }) => [
        `${title}, server µs/request`,
        ...sizes.map(({ points }) => figure(points[name].cpu)),
        '',
      ]),
      ['start, ms', ...sizes.map(({ startedIn }) => figure(startedIn)), ''],
      ['memory, MiB', ...sizes.map(({ memory }) => figure(memory)), ''],
      ['database, MiB', ...sizes.map(({ database: size }) => figure(size)), ''],
    ],
  }
}

/** How many times as long an operation takes with the most people as with the fewest. */
export function slower(sizes: readonly Size[], name: (typeof operations)[number]['name']): number {
  const [first, last] = [sizes[0], sizes.at(-1)]
  return first && last ? first.points[name].requestsPerSecond / last.points[name].requestsPerSecond : Number.NaN
}

export function growthVerdicts({ database, sizes }: Growth): { reached: boolean; text: string }[] {
  const last = sizes.at(-1)
  if (!last || sizes.length < 2) return []
  const flat = operations
    .filter((operation) => operation.flat)
    .map(({ name, title }) => {
      const ratio = slower(sizes, name)
      const text = `${database}, ${title}: ${times(ratio)} as slow with ${short(last.people)} people as with ${short(sizes[0]?.people ?? 0)} (set: at most ×${most.slower})`
      return { reached: ratio <= most.slower, text }
    })
  const start = `${database}: starts in ${figure(last.startedIn)} ms (set: ${most.startedIn})`
  const memory = `${database}: ${figure(last.memory)} MiB with ${short(last.people)} people (set: ${most.memory})`
  return [
    ...flat,
    { reached: last.startedIn <= most.startedIn, text: start },
    { reached: last.memory <= most.memory, text: memory },
  ]
}
