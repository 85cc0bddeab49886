/**
 * `npm run bench -- first-cycle`: how long the first provisioning cycle from the rehearsal Entra takes on both databases, and
 * how much of it the server worked. Called by the bench's door only.
 */
import { parseArgs } from 'node:util'
import type { Terminal } from '../../scripts/start/terminal.ts'
import { publish } from '../publish/index.ts'
import { busyWarning, circumstances } from '../report/machine.ts'
import { figure } from '../report/numbers.ts'
import { writeResults } from '../report/results.ts'
import { terminalTable } from '../report/table.ts'
import { onDatabases } from '../servers/databases.ts'
import { type FirstCycle, firstCycle } from './first-cycle.ts'
import { type FirstCycleResults, firstCycleTable } from './report.ts'

export async function firstCycles(words: string[], terminal: Terminal): Promise<void> {
  const { values } = parseArgs({
    args: words,
    options: {
      people: { type: 'string', default: '1000' },
      only: { type: 'string' },
      publish: { type: 'boolean', default: false },
    },
  })
  const people = Number(values.people)
  if (!(people > 0)) throw new Error('--people must be above 0.')
  const place = circumstances()
  const warning = busyWarning(place)
  if (warning !== null) terminal.line(warning)
  const cycles: (FirstCycle & { database: string })[] = []
  await onDatabases(values.only, async (database, url) => {
    const name = `${database}: first cycle of ${figure(people)} people`
    const task = terminal.task(name)
    const cycle = await firstCycle(url, people, (done, total) => task.progress(name, done, total))
    cycles.push({ database, ...cycle })
    if (cycle.failed === 0) task.done(name)
    else task.failed(`${name}: ${cycle.failed} FAILED`)
  })
  for (const line of terminalTable(firstCycleTable(cycles))) terminal.line(line)
  const results: FirstCycleResults = { circumstances: place, cycles }
  terminal.line(`\nWritten to ${writeResults('first-cycle', results, values.publish)}`)
  if (values.publish) await publish([], terminal)
}
