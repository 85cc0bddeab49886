import { CommanderError } from 'commander'
import type { Suite } from '../case.ts'
import { choose, unknownOnes } from '../choose.ts'
import type { ProbeConnection } from '../connection.ts'
import { conclude } from '../reports/summary.ts'
import { terminalReport } from '../reports/terminal.ts'
import { type Report, runChecks } from '../run.ts'
import { type Census, openConnection, ProbeRefusal, takeCensus } from '../target.ts'
import { type Arguments, readArguments } from './arguments.ts'
import { type SignIn, signIn } from './credentials.ts'
import { listing } from './list.ts'
import { expectWritable, writeReports } from './outputs.ts'
import { ProgressBar, type Screen } from './screen.ts'

/** Signals from the person: the first stops the run, the second the cleaning up. */
export interface Stops {
  stop: AbortSignal
  stopAtOnce: AbortSignal
}

/** Runs one command line. @returns the exit code: 0 nothing mandatory failed, 1 something did, 2 wrong use */
export async function runProbe(
  words: readonly string[],
  suites: readonly Suite[],
  screen: Screen,
  stops: Stops,
): Promise<number> {
  try {
    const wanted = readArguments(words, screen.out, screen.error)
    const unknown = unknownOnes(suites, wanted.only)
    if (unknown.some((one) => one !== 'load')) {
      throw new ProbeRefusal(`There is no check ${unknown.join(', ')}. See them with --list.`)
    }
    if (wanted.list) {
      screen.out(`${listing(choose(suites, { only: wanted.only, profiles: wanted.profile }))}\n`)
      return 0
    }
    return await probe(wanted, suites, screen, stops)
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    if (stops.stop.aborted) return 1
    if (!(error instanceof ProbeRefusal)) throw error
    screen.error(`${error.message}\n`)
    return 2
  }
}

async function probe(wanted: Arguments, suites: readonly Suite[], screen: Screen, stops: Stops): Promise<number> {
  if (wanted.url === undefined)
    throw new ProbeRefusal('The address is missing: give the Tenant URL with --url. See --help.')
  expectWritable(wanted)
  const by = await signIn(wanted, stops.stop)
  try {
    return await probeSignedIn(wanted, wanted.url, by, suites, screen, stops)
  } finally {
    await by.tokens?.close()
  }
}

async function probeSignedIn(
  wanted: Arguments,
  tenantUrl: string,
  by: SignIn,
  suites: readonly Suite[],
  screen: Screen,
  stops: Stops,
): Promise<number> {
  const { timeout, plainHttp } = wanted
  const [{ token }, allowPlainHttp] = [by, plainHttp === true]
  const connection = openConnection({ tenantUrl, token, timeout: timeout * 1000, allowPlainHttp })
  try {
    await expectPermission(await takeCensus(connection, stops.stop), wanted, screen)
    const report = await runWithProgress(connection, wanted, by, suites, screen, stops)
    const look = { colours: screen.colours && wanted.color, width: screen.width, everything: wanted.verbose === true }
    screen.out(`${terminalReport(report, look)}\n`)
    for (const file of writeReports(report, wanted)) screen.out(`Written: ${file}\n`)
    return conclude(report).ok ? 0 : 1
  } finally {
    await connection.close()
  }
}

async function runWithProgress(
  connection: ProbeConnection,
  wanted: Arguments,
  { tokens }: SignIn,
  suites: readonly Suite[],
  screen: Screen,
  stops: Stops,
): Promise<Report> {
  const bar = new ProgressBar(screen)
  const tellOnce = (): void => screen.error('\nStopping, and removing what was made. Ctrl-C again leaves it there.\n')
  stops.stop.addEventListener('abort', tellOnce, { once: true })
  try {
    return await runChecks(connection, {
      suites,
      tokens,
      ...{ only: wanted.only, profiles: wanted.profile },
      load: isLoadWanted(wanted) ? { rate: wanted.rate, seconds: wanted.load } : null,
      tell: (progress) => bar.show(progress),
      ...stops,
    })
  } finally {
    stops.stop.removeEventListener('abort', tellOnce)
    bar.clear()
  }
}

/** The load step belongs to Entra's demands and is left out when only some checks are asked for. */
function isLoadWanted({ load, only, profile }: Arguments): boolean {
  if (load === 0) return false
  if (only.length > 0) return only.includes('load')
  return profile.length === 0 || profile.includes('entra')
}

/** People who are on the server must be known of twice: by the flag and by their number. @throws {ProbeRefusal} */
async function expectPermission({ people, groups }: Census, wanted: Arguments, screen: Screen): Promise<void> {
  if (people === 0 && groups === 0) return
  const there = `${people} people and ${groups} groups are on this server`
  if (!wanted.iKnowThereArePeople) {
    throw new ProbeRefusal(
      `${there}. Probe a server made for it. If you must, add --i-know-there-are-people; what the probe did not make stays untouched.`,
    )
  }
  if (wanted.yes === people) return
  if (wanted.yes !== undefined) {
    throw new ProbeRefusal(`${there}, not ${wanted.yes} people. Is it the right one? Then add --yes ${people}.`)
  }
  const answer = await screen.ask(`${there}. Type the number of people to go on: `)
  if (answer === null) throw new ProbeRefusal(`${there}. To go on without being asked, add --yes ${people}.`)
  if (answer.trim() !== String(people)) throw new ProbeRefusal('That is not their number. Nothing was sent.')
}
