/**
 * `npm run bench`: the same work against Dynasend on both databases, the SCIM servers that npm has, and a bare `node:http`
 * server as the ceiling, one after the other. Called by the bench's door only.
 */
import { parseArgs } from 'node:util'
import type { Terminal } from '../../scripts/start/terminal.ts'
import { startPostgres, type TestPostgres } from '../../scripts/test/postgres.ts'
import { publish } from '../publish/index.ts'
import { busyWarning, circumstances } from '../report/machine.ts'
import { writeResults } from '../report/results.ts'
import { terminalTable } from '../report/table.ts'
import { type Contestant, chosenContestants, contestants } from '../servers/contestants.ts'
import { installPeers } from '../servers/peers.ts'
import { measure, type Plan, type Result } from './measure.ts'
import { operationNames } from './operations.ts'
import { barLines, type Comparison, rateTable, ratioTable, scoreTable } from './report.ts'

export async function compare(words: string[], terminal: Terminal): Promise<void> {
  const { values } = parseArgs({
    args: words,
    options: {
      only: { type: 'string' },
      quick: { type: 'boolean', default: false },
      people: { type: 'string', default: '20000' },
      rounds: { type: 'string' },
      seconds: { type: 'string' },
      connections: { type: 'string', default: '16' },
      list: { type: 'boolean', default: false },
      publish: { type: 'boolean', default: false },
    },
  })
  if (values.list) {
    for (const { name, title, keeps } of contestants) terminal.line(`${name.padEnd(16)} ${title} (${keeps})`)
    return
  }
  const plan: Plan = {
    rounds: Number(values.rounds ?? (values.quick ? 1 : 3)),
    seconds: Number(values.seconds ?? (values.quick ? 1 : 3)),
    connections: Number(values.connections),
    people: Number(values.people),
    firstPeople: Math.min(1000, Math.floor(Number(values.people) / 2)),
  }
  if (!Object.values(plan).every((figure) => figure > 0)) throw new Error('Figures must be above 0.')
  const place = circumstances()
  const warning = busyWarning(place)
  terminal.line(
    `${plan.people} people, ${plan.connections} connections, medians of ${plan.rounds} rounds of ${plan.seconds} s; ${place.placement}`,
  )
  if (warning !== null) terminal.line(warning)
  const results = await measureAll(chosenContestants(values.only), plan, terminal)
  const comparison: Comparison = { circumstances: place, plan, results }
  print(comparison, terminal)
  terminal.line(`\nWritten to ${writeResults('compare', comparison, values.publish)}`)
  if (values.publish) await publish([], terminal)
}

async function measureAll(chosen: readonly Contestant[], plan: Plan, terminal: Terminal): Promise<Result[]> {
  const trouble = chosen.some(({ kind }) => kind === 'peer') ? installPeers() : null
  if (trouble !== null) terminal.line(`The other servers are left out: ${trouble}`)
  const there = chosen.filter(({ kind }) => trouble === null || kind !== 'peer')
  const postgres = there.some(({ needsPostgres }) => needsPostgres) ? await startPostgres({ durable: true }) : null
  const results: Result[] = []
  try {
    for (const contestant of there) results.push(await measureOne(contestant, plan, postgres, terminal))
  } finally {
    await postgres?.stop()
  }
  return results
}

async function measureOne(
  contestant: Contestant,
  plan: Plan,
  postgres: TestPostgres | null,
  terminal: Terminal,
): Promise<Result> {
  const { title, keeps, needsPostgres } = contestant
  const task = terminal.task(title)
  const began = performance.now()
  const server = await contestant.start(needsPostgres && postgres ? await postgres.anotherDatabase() : '')
  let done = 0
  const result = await measure(contestant, server, plan, (what) =>
    task.progress(`${title}: ${what}`, ++done, plan.rounds * operationNames.length),
  )
  await server.stop()
  const seconds = ((performance.now() - began) / 1000).toFixed(0)
  if (result.problem === null) task.done(`${title} (${keeps})  ${terminal.dim(`${seconds} s`)}`)
  else task.failed(`${title}: ${result.problem}`)
  for (const { failures, firstFailure } of Object.values(result.scores))
    if (failures > 0) terminal.line(`    ${failures} answers were wrong, the first: ${firstFailure}`)
  return result
}

function print(comparison: Comparison, terminal: Terminal): void {
  const { results } = comparison
  const [base] = results.filter(({ kind }) => kind === 'ours')
  const tables = [
    rateTable(comparison),
    ...(base && results.length > 1 ? [ratioTable(comparison, base.name)] : []),
    scoreTable(comparison, 'p99 in ms', 'p99'),
    scoreTable(comparison, 'server µs/request', 'cpu'),
  ]
  for (const table of tables) {
    const [head = '', ...lines] = terminalTable(table)
    terminal.line(`\n${terminal.bold(head)}`)
    for (const line of lines) terminal.line(line)
  }
  const bars = barLines(comparison)
  if (bars.length > 0) terminal.line('')
  for (const { reached, text } of bars) terminal.line(`${reached ? '✓' : '✗'} ${text}`)
}
