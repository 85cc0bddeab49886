/**
 * `npm run bench -- mix`: what Entra sends while it keeps ten companies up to date, by the clock and not as fast as it goes, at
 * its usual pace and at four times that. Called by the bench's door only.
 */
import { parseArgs } from 'node:util'
import type { Terminal } from '../../scripts/start/terminal.ts'
import { publish } from '../publish/index.ts'
import { busyWarning, circumstances } from '../report/machine.ts'
import { writeResults } from '../report/results.ts'
import { terminalTable } from '../report/table.ts'
import { type DatabaseName, onDatabases } from '../servers/databases.ts'
import { type MixResults, mixSummary, mixTable, mixVerdict } from './report.ts'
import { type MixScore, openMixHouse, runMix } from './run.ts'

export async function mix(words: string[], terminal: Terminal): Promise<void> {
  const { values } = parseArgs({
    args: words,
    options: {
      seconds: { type: 'string', default: '300' },
      tenants: { type: 'string', default: '10' },
      people: { type: 'string', default: '1000' },
      rate: { type: 'string', default: '25' },
      only: { type: 'string' },
      publish: { type: 'boolean', default: false },
    },
  })
  const [seconds, tenants, people, rate] = [values.seconds, values.tenants, values.people, values.rate].map(Number) as [
    number,
    number,
    number,
    number,
  ]
  if (![seconds, tenants, people, rate].every((number) => number > 0)) throw new Error('Figures must be above 0.')
  const place = circumstances()
  terminal.line(`${tenants} tenants of ${people} people, ${rate} requests a second each, then ×4, ${seconds} s each`)
  const warning = busyWarning(place)
  if (warning !== null) terminal.line(warning)
  const runs: { database: DatabaseName; score: MixScore }[] = []
  await onDatabases(values.only, async (database, url) => {
    const filling = terminal.task(`${database}: filling ${tenants} tenants`)
    const house = await openMixHouse(url, { tenants, people }, (filled) =>
      filling.progress(`${database}: filling`, filled, tenants),
    )
    filling.done(`${database}: ${tenants} tenants of ${people} people`)
    try {
      for (const perSecond of [rate, rate * 4]) {
        const name = `${database}: ${perSecond * tenants} requests a second`
        const task = terminal.task(name)
        const all = house.tenants.map((tenant) => ({ tenant, perSecond }))
        const score = await runMix(house.server, all, seconds, (passed) => task.progress(name, passed, seconds))
        runs.push({ database, score })
        const { reached, text } = mixVerdict(database, score)
        if (reached) task.done(text)
        else task.failed(text)
        for (const line of terminalTable(mixTable(score))) terminal.line(line)
      }
    } finally {
      await house.close()
    }
  })
  const results: MixResults = { circumstances: place, tenants, people, runs }
  terminal.line('')
  for (const line of terminalTable(mixSummary(results))) terminal.line(line)
  terminal.line(`\nWritten to ${writeResults('mix', results, values.publish)}`)
  if (values.publish) await publish([], terminal)
}
