/**
 * `npm run bench -- growth`: the same work on a directory that grows, on both databases, so that one sees what grows with it.
 * Called by the bench's door only.
 */
import { parseArgs } from 'node:util'
import type { Terminal } from '../../scripts/start/terminal.ts'
import { publish } from '../publish/index.ts'
import { busyWarning, circumstances } from '../report/machine.ts'
import { figure } from '../report/numbers.ts'
import { writeResults } from '../report/results.ts'
import { terminalTable } from '../report/table.ts'
import { onDatabases } from '../servers/databases.ts'
import type { Size } from './operations.ts'
import { type Growth, type GrowthResults, growthTable, growthVerdicts } from './report.ts'
import { type GrowthPlan, grow } from './run.ts'

export async function growth(words: string[], terminal: Terminal): Promise<void> {
  const { values } = parseArgs({
    args: words,
    options: {
      sizes: { type: 'string', default: '1000,10000,100000' },
      rounds: { type: 'string', default: '3' },
      seconds: { type: 'string', default: '2' },
      connections: { type: 'string', default: '16' },
      only: { type: 'string' },
      publish: { type: 'boolean', default: false },
    },
  })
  const plan: GrowthPlan = {
    sizes: values.sizes.split(',').map(Number),
    rounds: Number(values.rounds),
    seconds: Number(values.seconds),
    connections: Number(values.connections),
  }
  const rising = plan.sizes.every((size, index) => size > (plan.sizes[index - 1] ?? 0))
  if (!rising || ![plan.rounds, plan.seconds, plan.connections].every((number) => number > 0))
    throw new Error('--sizes must rise, such as 1000,10000,100000, and the other figures must be above 0.')
  const place = circumstances()
  const warning = busyWarning(place)
  if (warning !== null) terminal.line(warning)
  const growths: Growth[] = []
  await onDatabases(values.only, async (database, url) => {
    const sizes: Size[] = []
    let task = terminal.task(database)
    await grow(
      url,
      plan,
      (what, done, total) => task.progress(`${database}: ${what}`, done, total),
      (size) => {
        sizes.push(size)
        task.done(`${database} with ${figure(size.people)} people`)
        task = terminal.task(database)
      },
    )
    task.done(`${database}: ${sizes.length} sizes`)
    growths.push({ database, sizes })
  })
  for (const one of growths) {
    terminal.line('')
    for (const line of terminalTable(growthTable(one))) terminal.line(line)
    for (const { reached, text } of growthVerdicts(one)) terminal.line(`${reached ? '✓' : '✗'} ${text}`)
  }
  const results: GrowthResults = { circumstances: place, plan, growths }
  terminal.line(`\nWritten to ${writeResults('growth', results, values.publish)}`)
  if (values.publish) await publish([], terminal)
}
