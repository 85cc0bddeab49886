import type { Circumstances } from '../report/machine.ts'
import { figure } from '../report/numbers.ts'
import type { Table } from '../report/table.ts'
import type { DatabaseName } from '../servers/databases.ts'
import type { MixScore } from './run.ts'
import { kinds, kindTitles } from './tenant.ts'

/** What `npm run bench -- mix` writes. */
export interface MixResults {
  readonly circumstances: Circumstances
  readonly tenants: number
  readonly people: number
  readonly runs: readonly { readonly database: DatabaseName; readonly score: MixScore }[]
}

/** In milliseconds: what the 99 of 100 fastest requests must stay under, and how long the loop may be held up. */
const most = { SQLite: 50, PostgreSQL: 100, loopDelay: 50 } as const

const milliseconds = (value: number): string => value.toFixed(1)

/** One line a kind of request, for one run. */
export function mixTable(score: MixScore): Table {
  return {
    head: [`${figure(score.perSecond)} requests a second`, 'requests', 'wrong', 'p50 ms', 'p99 ms', 'slowest ms'],
    rows: kinds.flatMap((kind) => {
      const one = score.kinds[kind]
      if (!one) return []
      const times = [one.p50, one.p99, one.most].map(milliseconds)
      return [[kindTitles[kind], figure(one.requests), figure(one.failures), ...times]]
    }),
  }
}

/** One line a run: what a reader wants first. */
export function mixSummary({ runs }: Pick<MixResults, 'runs'>): Table {
  return {
    head: ['', 'requests/s', 'wrong', 'worst p99 ms', 'loop delay p99 ms', 'core busy', 'MiB before', 'MiB after'],
    rows: runs.map(({ database, score }) => [
      database,
      figure(score.perSecond),
      figure(score.failures),
      milliseconds(worstP99(score)),
      milliseconds(score.loopDelay.p99),
      `${(score.busy * 100).toFixed(0)} %`,
      ...score.memory.map(figure),
    ]),
  }
}

export function worstP99(score: MixScore): number {
  return Math.max(0, ...Object.values(score.kinds).map(({ p99 }) => p99))
}

/** Whether a run was as it should be, and in which words. */
export function mixVerdict(database: DatabaseName, score: MixScore): { reached: boolean; text: string } {
  const reached = score.failures === 0 && worstP99(score) <= most[database] && score.loopDelay.p99 <= most.loopDelay
  const text = `${database} at ${figure(score.perSecond)}/s: ${score.failures} wrong, worst p99 ${milliseconds(worstP99(score))} ms (set: ${most[database]}), loop delay p99 ${milliseconds(score.loopDelay.p99)} ms (set: ${most.loopDelay})`
  return { reached, text: score.firstFailure === null ? text : `${text}; the first: ${score.firstFailure}` }
}
