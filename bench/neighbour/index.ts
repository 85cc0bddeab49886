/**
 * `npm run bench -- neighbour`: a tenant at Entra's usual pace, first alone, then beside another one that sends a thousand
 * requests a second. Called by the bench's door only.
 */
import { parseArgs } from 'node:util'
import type { Terminal } from '../../scripts/start/terminal.ts'
import { openMixHouse, runMix } from '../mix/run.ts'
import { publish } from '../publish/index.ts'
import { busyWarning, circumstances } from '../report/machine.ts'
import { writeResults } from '../report/results.ts'
import { terminalTable } from '../report/table.ts'
import { onDatabases } from '../servers/databases.ts'
import { type NeighbourRun, neighbourTable, neighbourVerdict } from './report.ts'

export async function neighbour(words: string[], terminal: Terminal): Promise<void> {
  const { values } = parseArgs({
    args: words,
    options: {
      seconds: { type: 'string', default: '60' },
      noise: { type: 'string', default: '1000' },
      rate: { type: 'string', default: '25' },
      people: { type: 'string', default: '1000' },
      only: { type: 'string' },
      publish: { type: 'boolean', default: false },
    },
  })
  const [seconds, noise, rate] = [Number(values.seconds), Number(values.noise), Number(values.rate)]
  const people = Number(values.people)
  if (![seconds, noise, rate, people].every((number) => number > 0)) throw new Error('Figures must be above 0.')
  const place = circumstances()
  terminal.line(`One tenant at ${rate} requests a second, ${seconds} s alone, ${seconds} s beside one at ${noise}`)
  const warning = busyWarning(place)
  if (warning !== null) terminal.line(warning)
  const runs: NeighbourRun[] = []
  await onDatabases(values.only, async (database, url) => {
    const task = terminal.task(`${database}: filling two tenants`)
    const house = await openMixHouse(url, { tenants: 2, people }, () => undefined)
    try {
      const run = await measure(house, { seconds, noise, rate }, (what, done) =>
        task.progress(`${database}: ${what}`, done, 2 * seconds),
      )
      runs.push({ database, ...run })
      const { reached, text } = neighbourVerdict({ database, ...run })
      if (reached) task.done(text)
      else task.failed(text)
    } finally {
      await house.close()
    }
  })
  for (const line of terminalTable(neighbourTable(runs))) terminal.line(line)
  terminal.line(`\nWritten to ${writeResults('neighbour', { circumstances: place, runs }, values.publish)}`)
  if (values.publish) await publish([], terminal)
}

type House = Awaited<ReturnType<typeof openMixHouse>>

async function measure(
  { server, tenants: [loud, tenant] }: House,
  { seconds, noise, rate }: { readonly seconds: number; readonly noise: number; readonly rate: number },
  told: (what: string, done: number) => void,
): Promise<Omit<NeighbourRun, 'database'>> {
  if (!loud || !tenant) throw new Error('There must be two tenants.')
  const ordinary = [{ tenant, perSecond: rate }]
  // A little of both first, so that no side pays for the compiler.
  await runMix(server, [...ordinary, { tenant: loud, perSecond: rate }], Math.min(5, seconds), () => undefined)
  const quiet = await runMix(server, ordinary, seconds, (passed) => told('alone', passed))
  const [noisy, beside] = await Promise.all([
    runMix(server, [{ tenant: loud, perSecond: noise }], seconds, () => undefined),
    runMix(server, ordinary, seconds, (passed) => told('beside a noisy tenant', seconds + passed)),
  ])
  return { quiet, beside, noisy }
}
