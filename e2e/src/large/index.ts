/**
 * Owns `npm run rehearse:large`: 20,000 generated people and 200 groups through a first cycle, a random day and the
 * cycle after it, on SQLite and PostgreSQL, compared person by person, with the rehearsal's memory and how its pages
 * answer meanwhile. `--people 100000 --group 50000` makes one group of 50,000 instead. Takes minutes, so it is no part
 * of `npm test`.
 */
import { parseArgs } from 'node:util'
import { JsonClient } from '../../../scripts/start/json-client.ts'
import type { Job } from '../../../scripts/start/rehearsal-entra.ts'
import { openTerminal } from '../../../scripts/start/terminal.ts'
import { startPostgres } from '../../../scripts/test/postgres.ts'
import { Journey } from '../company/journey.ts'
import { type DatabaseKind, House } from '../testing/house.ts'

import { LoadMeter, loadLine } from './load.ts'

const terminal = openTerminal()
const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '20000' },
    groups: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    group: { type: 'string' },
    database: { type: 'string' },
  },
})
const [people, groups, seed] = [Number(values.people), Number(values.groups), Number(values.seed)]
const large = values.group === undefined ? null : Number(values.group)
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

/** A company with many groups, or with one very large one. */
async function generate(client: JsonClient): Promise<void> {
  await client.call('POST', '/api/generate', { people, groups: large === null ? groups : 0, seed })
  if (large === null) return
  const { id } = await client.call<{ id: string }>('POST', '/api/groups', { displayName: 'Large', kind: 'security' })
  const ids: string[] = []
  for (let cursor = ''; ids.length < large; ) {
    const page = await client.call<{ items: { id: string }[]; nextCursor: string | null }>(
      'GET',
      `/api/users?limit=1000&cursor=${cursor}`,
    )
    ids.push(...page.items.map((user) => user.id))
    if (page.nextCursor === null) break
    cursor = page.nextCursor
  }
  await client.call('POST', `/api/groups/${id}/members`, { ids: ids.slice(0, large) })
}

/** A step with the rehearsal's memory and how its pages answer meanwhile. */
async function measured(
  name: string,
  house: House,
  journey: Journey,
  work: (report: (job: Job) => void) => Promise<Job>,
  verdict: (job: Job) => string[],
): Promise<void> {
  const meter = new LoadMeter(new JsonClient(house.rehearsal.url), journey.application)
  try {
    await step(name, work, verdict)
  } finally {
    terminal.line(`    ${loadLine(await meter.end())}`)
  }
}

async function rehearse(database: DatabaseKind): Promise<void> {
  const what = large === null ? `${groups} groups` : `a group of ${large}`
  terminal.line(terminal.bold(`\n${people} people and ${what} on ${database}`))
  const house = await House.open(database)
  try {
    await step(
      'generate the company',
      async () => generate(new JsonClient(house.rehearsal.url)),
      () => [],
    )
    const journey = await Journey.begin(house)
    await measured('first cycle', house, journey, async (report) => journey.firstCycle(report), noFailure)
    await step('compare everybody', async () => journey.differences(), asTheyAre)
    await measured('next cycle changes nothing', house, journey, async (report) => journey.nextCycle(report), noChange)
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
  for (const database of ['SQLite', 'PostgreSQL'] as const) {
    if (values.database === undefined || values.database.toLowerCase() === database.toLowerCase()) {
      await rehearse(database)
    }
  }
} finally {
  await postgres?.stop()
}
terminal.line(failures === 0 ? '\nNothing differs.' : `\n${failures} problems.`)
process.exitCode = failures === 0 ? 0 : 1
