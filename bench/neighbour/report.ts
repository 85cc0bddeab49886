import type { MixScore } from '../mix/run.ts'
import type { Circumstances } from '../report/machine.ts'
import { figure, times } from '../report/numbers.ts'
import type { Table } from '../report/table.ts'

/** How one tenant fared alone and beside a noisy one. */
export interface NeighbourRun {
  readonly database: string
  readonly quiet: MixScore
  readonly beside: MixScore
  /** Of the noisy tenant. */
  readonly noisy: MixScore
}

/** What `npm run bench -- neighbour` writes. */
export interface NeighbourResults {
  readonly circumstances: Circumstances
  readonly runs: readonly NeighbourRun[]
}

/** What the project set itself. */
const mostTimes = 3

export function neighbourRatio({ quiet, beside }: NeighbourRun): number {
  return beside.overall.p99 / quiet.overall.p99
}

export function neighbourTable(runs: readonly NeighbourRun[]): Table {
  return {
    head: ['the quiet tenant', 'p99 ms alone', 'p99 ms beside it', 'times', 'wrong', 'the noisy one, requests/s'],
    rows: runs.map((run) => [
      run.database,
      run.quiet.overall.p99.toFixed(1),
      run.beside.overall.p99.toFixed(1),
      times(neighbourRatio(run)),
      figure(run.quiet.failures + run.beside.failures),
      figure(run.noisy.overall.requests / run.noisy.seconds),
    ]),
  }
}

export function neighbourVerdict(run: NeighbourRun): { reached: boolean; text: string } {
  const ratio = neighbourRatio(run)
  return {
    reached: ratio <= mostTimes && run.beside.failures === 0,
    text: `${run.database}: p99 ${run.quiet.overall.p99.toFixed(1)} ms alone, ${run.beside.overall.p99.toFixed(1)} ms beside a noisy tenant: ${times(ratio)} (set: at most ×${mostTimes}), ${run.beside.failures} wrong`,
  }
}
