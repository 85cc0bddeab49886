import type { Circumstances } from '../report/machine.ts'
import { figure } from '../report/numbers.ts'
import type { Table } from '../report/table.ts'
import type { FirstCycle } from './first-cycle.ts'

/** What `npm run bench -- first-cycle` writes. */
export interface FirstCycleResults {
  readonly circumstances: Circumstances
  readonly cycles: readonly (FirstCycle & { readonly database: string })[]
}

/** The rest of the time the server waited for its client: a cycle that is mostly waiting is limited by Entra, not by us. */
export function firstCycleTable(cycles: FirstCycleResults['cycles']): Table {
  return {
    head: ['', 'people', 'groups', 'failed', 'seconds', 'the server worked, seconds', 'people a second'],
    rows: cycles.map(({ database, users, groups, failed, seconds, serverCpu }) => [
      database,
      figure(users),
      figure(groups),
      figure(failed),
      seconds.toFixed(1),
      serverCpu.toFixed(1),
      figure(users / seconds),
    ]),
  }
}
