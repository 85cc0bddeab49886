/**
 * Owns `npm start`: Dynasend and the rehearsal Entra side by side, the ten steps done by themselves, a summary, and a
 * clean stop. Owns nothing of either program: it starts them as an operator would and speaks to them over HTTP.
 */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { buildPages } from '../build/pages.ts'
import { root } from '../programs.ts'
import { dynasendPlan, type RunningProgram, rehearsalPlan, startProgram } from './children.ts'
import { DashboardAccount, oneTimeLink } from './dashboard-account.ts'
import { JsonClient } from './json-client.ts'
import { portFrom, requireFreePort, requireRoom, StartProblem } from './preconditions.ts'
import { RehearsalEntra } from './rehearsal-entra.ts'
import { handOver, summary, usage } from './summary.ts'
import { doTenSteps } from './ten-steps.ts'
import { openTerminal } from './terminal.ts'

const terminal = openTerminal()
const running: RunningProgram[] = []
let stopping: Promise<void> | null = null

/** Stops both programs, the rehearsal first, so that it does not call a server that is gone. */
function stop(): Promise<void> {
  stopping ??= (async () => {
    for (const program of running.toReversed()) await program.stop()
  })()
  return stopping
}

async function startBoth(dynasendPort: number, rehearsalPort: number, data: string, rehearsal: string): Promise<void> {
  const task = terminal.task('Starting Dynasend and the rehearsal Entra …')
  try {
    // “Connect for me” is rehearsed too.
    const entra = `http://localhost:${rehearsalPort}`
    const connect = { DYNASEND_GRAPH_URL: `${entra}/graph`, DYNASEND_LOGIN_URL: `${entra}/login` }
    for (const plan of [dynasendPlan(dynasendPort, data, connect), rehearsalPlan(rehearsalPort, rehearsal)])
      running.push(await startProgram(plan))
    task.done('Dynasend and the rehearsal Entra are running')
  } catch (error) {
    task.failed('Starting')
    throw error
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { 'by-hand': { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h', default: false } },
  })
  if (values.help) return terminal.line(usage)
  const dynasendPort = portFrom('DYNASEND_PORT', 8080)
  const rehearsalPort = portFrom('REHEARSAL_PORT', 8090)
  const data = process.env['DYNASEND_DATA'] ?? join(root, 'data')
  const rehearsal = process.env['REHEARSAL_DATA'] ?? join(root, 'rehearsal')
  await requireFreePort(dynasendPort, 'Dynasend', 'DYNASEND_PORT')
  await requireFreePort(rehearsalPort, 'the rehearsal Entra', 'REHEARSAL_PORT')
  for (const folder of [data, rehearsal]) requireRoom(folder)
  await buildPages((line) => terminal.line(line))
  await startBoth(dynasendPort, rehearsalPort, data, rehearsal)
  const [dynasend, entraProgram] = running
  if (!dynasend || !entraProgram) throw new Error('A program did not start.')
  const environment = { DYNASEND_PORT: String(dynasendPort), DYNASEND_DATA: data }
  const entra = new RehearsalEntra(new JsonClient(entraProgram.url))
  const addresses = { dynasend: dynasend.url, rehearsal: entraProgram.url }
  if (values['by-hand']) {
    handOver(terminal, { ...addresses, link: await oneTimeLink(environment) })
  } else {
    const account = await DashboardAccount.enter(dynasend.url, environment, 'Nordwind Traders')
    const outcome = await doTenSteps(entra, account, terminal)
    summary(terminal, outcome, await entra.tenant(), await account.overview(), {
      ...addresses,
      link: await oneTimeLink(environment),
    })
  }
  const last = await Promise.race(running.map(async (program) => program.ended))
  if (stopping === null) throw new StartProblem(`A program ended by itself. It said last:\n${last.slice(-1000)}`)
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    if (stopping === null) terminal.line('\nStopping …')
    void stop().then(() => process.exit(0))
  })
}

try {
  await main()
} catch (error) {
  if (stopping === null) {
    const isExpected = error instanceof StartProblem || error instanceof TypeError === false
    terminal.line(`\n${isExpected && error instanceof Error ? error.message : String(error)}`)
    process.exitCode = 1
  }
}
await stop()
process.exit()
