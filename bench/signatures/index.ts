/**
 * `npm run bench -- signatures`: how many signatures a second are made, how long a dry run over everybody and a publication take,
 * and how soon a changed title is in the signature. Called by the bench's door only.
 */
import { parseArgs } from 'node:util'
import type { Terminal } from '../../scripts/start/terminal.ts'
import { publish } from '../publish/index.ts'
import { busyWarning, circumstances } from '../report/machine.ts'
import { writeResults } from '../report/results.ts'
import { terminalTable } from '../report/table.ts'
import { onDatabases } from '../servers/databases.ts'
import { type SignatureResults, type SignatureRun, signatureTable, signatureVerdicts } from './report.ts'
import { runSignatures } from './run.ts'

export async function signatures(words: string[], terminal: Terminal): Promise<void> {
  const { values } = parseArgs({
    args: words,
    options: {
      people: { type: 'string', default: '50000' },
      changes: { type: 'string', default: '200' },
      only: { type: 'string' },
      publish: { type: 'boolean', default: false },
    },
  })
  const plan = { people: Number(values.people), changes: Number(values.changes) }
  if (!(plan.people > 0 && plan.changes > 0)) throw new Error('--people and --changes must be above 0.')
  const place = circumstances()
  const warning = busyWarning(place)
  if (warning !== null) terminal.line(warning)
  const runs: SignatureRun[] = []
  await onDatabases(values.only, async (database, url) => {
    const task = terminal.task(`${database}: ${plan.people} people`)
    const score = await runSignatures(url, plan, (what, done, total) =>
      task.progress(`${database}: ${what}`, done, total),
    )
    task.done(`${database}: ${plan.people} people`)
    runs.push({ database, score })
    for (const { reached, text } of signatureVerdicts({ database, score }))
      terminal.line(`${reached ? 'Reached' : 'Not reached'}: ${text}`)
  })
  for (const line of terminalTable(signatureTable(runs))) terminal.line(line)
  const results: SignatureResults = { circumstances: place, runs }
  terminal.line(`\nWritten to ${writeResults('signatures', results, values.publish)}`)
  if (values.publish) await publish([], terminal)
}
