/**
 * Owns `npm run rehearse:large`: 20,000 generated people and 200 groups through a first cycle, a random day and the
 * cycle after it, on SQLite and PostgreSQL, compared person by person. Takes minutes, so it is no part of `npm test`.
 */
import { parseArgs } from 'node:util'
import { JsonClient } from '../../../scripts/start/json-client.ts'
import type { Job } from '../../../scripts/start/rehearsal-entra.ts'
import { openTerminal } from '../../../scripts/start/terminal.ts'
import { startPostgres } from '../../../scripts/test/postgres.ts'
import { Journey } from '../company/journey.ts'
import { type DatabaseKind, House } from '../testing/house.ts'

const terminal = openTerminal()
const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '20000' },
    groups: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
  },
})
const [people, groups, seed] = [Number(values.people), Number(values.groups), Number(values.seed)]
let failures = 0

async function step<Value>(
  name: string,
  work: (report: (job: Job) => void) => Promise<Value>,
  verdict: (value: Value) => string[],
): Promise<void> {
  const task = terminal.task(name)
  const began = performance.now()
  const value = await work(({ cycle }) => {
    if (cycle?.running) task.progress(`${name}: ${cycle.phase ?? ''}`, cycle.done, cycle.total)
  })
  const problems = verdict(value)
  const seconds = `${((performance.now() - began) / 1000).toFixed(1)} s`
  if (problems.length === 0) return task.done(`${name}  ${terminal.dim(seconds)}`)
  failures += problems.length
  task.failed(`${name}: ${problems.length} problems  ${seconds}`)
  for (const problem of problems.slice(0, 20)) terminal.line(`    ${problem}`)
}

const noFailure = ({ cycle }: Job): string[] =>
  cycle && cycle.counts.failed === 0 ? [] : [`failed: ${JSON.stringify(cycle?.counts)}`]
const noChange = ({ cycle }: Job): string[] => {
  const { created = -1, updated = -1, disabled = -1, deleted = -1, failed = -1 } = cycle?.counts ?? {}
  return [created, updated, disabled, deleted, failed].every((count) => count === 0)
    ? []
    : [`the cycle changed something: ${JSON.stringify(cycle?.counts)}`]
}
const asTheyAre = (lines: string[]): string[] => lines

async function rehearse(database: DatabaseKind): Promise<void> {
  terminal.line(terminal.bold(`\n${people} people and ${groups} groups on ${database}`))
  const house = await House.open(database)
  try {
    await step(
      'generate the company',
      async () => new JsonClient(house.rehearsal.url).call('POST', '/api/generate', { people, groups, seed }),
      () => [],
    )
    const journey = await Journey.begin(house)
    await step('first cycle', async (report) => journey.firstCycle(report), noFailure)
    await step('compare everybody', async () => journey.differences(), asTheyAre)
    await step('next cycle changes nothing', async (report) => journey.nextCycle(report), noChange)
    await step(
      'a random day',
      async () => journey.liveOneDay(seed),
      () => [],
    )
    await step('the cycle after it', async (report) => journey.nextCycle(report), noFailure)
    await step('compare everybody', async () => journey.differences(), asTheyAre)
    await step('next cycle changes nothing', async (report) => journey.nextCycle(report), noChange)
  } finally {
    await house.close()
  }
}

const postgres = process.env['TEST_POSTGRES_URL'] ? null : await startPostgres()
if (postgres) process.env['TEST_POSTGRES_URL'] = postgres.url
try {
  for (const database of ['SQLite', 'PostgreSQL'] as const) await rehearse(database)
} finally {
  await postgres?.stop()
}
terminal.line(failures === 0 ? '\nNothing differs.' : `\n${failures} problems.`)
process.exitCode = failures === 0 ? 0 : 1
