import { randomBytes } from 'node:crypto'
import type { Suite, Verdict } from './case.ts'
import { type Choice, type Chosen, choose } from './choose.ts'
import { cleanUp, type Leftover } from './clean-up.ts'
import type { ProbeConnection } from './connection.ts'
import type { Run } from './context.ts'
import { Ledger } from './ledger.ts'
import { type LoadFigures, type LoadSettings, loadVerdict, putUnderLoad } from './load/index.ts'
import { leftOut, perform } from './perform.ts'
import type { TokenSource } from './token-source.ts'

/** How far a run is. */
export interface Progress {
  phase: 'checks' | 'load' | 'clean-up'
  done: number
  total: number
  /** The check that comes next, or nothing. */
  title: string
}

export interface RunOptions extends Choice {
  suites: readonly Suite[]
  /** null: without the load step. */
  load: LoadSettings | null
  /** Where access tokens come from, when the server was given OAuth client credentials. */
  tokens?: TokenSource | null
  tell?: (progress: Progress) => void
  /** Ends the run early; it still cleans up. */
  stop?: AbortSignal
  /** Ends the cleaning up as well. */
  stopAtOnce?: AbortSignal
}

/** What a run found out. */
export interface Report {
  /** The Tenant URL, without its query. */
  url: string
  /** ISO 8601. */
  began: string
  ended: string
  /** In the names of everything that was made. */
  mark: string
  stopped: boolean
  verdicts: readonly Verdict[]
  load: LoadFigures | null
  /** What could not be removed from the server. */
  leftovers: readonly Leftover[]
}

/** Checks without an answer, one after another, after which the server is taken for gone. */
const GONE_AFTER = 5

/** Runs the chosen checks one after another, then the load step, and always cleans up. The connection stays open. */
export async function runChecks(connection: ProbeConnection, options: RunOptions): Promise<Report> {
  const mark = `probe-${randomBytes(3).toString('hex')}`
  const run: Run = { connection, ledger: new Ledger(), mark, discovered: new Map(), tokens: options.tokens ?? null }
  const stop = options.stop ?? new AbortController().signal
  const began = new Date().toISOString()
  const verdicts: Verdict[] = []
  let load: LoadFigures | null = null
  let leftovers: Leftover[] = []
  try {
    const gone = await performAll(run, choose(options.suites, options), stop, verdicts, options.tell)
    if (options.load && !gone && !stop.aborted) {
      const { seconds } = options.load
      const tell = (done: number): void => options.tell?.({ phase: 'load', done, total: seconds, title: '' })
      load = await putUnderLoad(run, options.load, stop, tell)
      verdicts.push(loadVerdict(load))
    }
  } finally {
    const tell = (done: number, total: number): void => options.tell?.({ phase: 'clean-up', done, total, title: '' })
    leftovers = await cleanUp(connection, run.ledger, tell, options.stopAtOnce)
  }
  const ended = new Date().toISOString()
  return { url: connection.base, began, ended, mark, stopped: stop.aborted, verdicts, load, leftovers }
}

/** @returns whether the server is gone */
async function performAll(
  run: Run,
  chosen: readonly Chosen[],
  stop: AbortSignal,
  verdicts: Verdict[],
  tell: RunOptions['tell'],
): Promise<boolean> {
  const outcomes = new Map<string, Verdict>()
  let silent = 0
  for (const [index, { suite, check }] of chosen.entries()) {
    tell?.({ phase: 'checks', done: index, total: chosen.length, title: check.title })
    const missing = check.needs?.find((id) => outcomes.get(id)?.outcome !== 'passed')
    let verdict: Verdict
    if (stop.aborted) verdict = leftOut(suite.id, check, 'The run was stopped.')
    else if (silent >= GONE_AFTER) verdict = leftOut(suite.id, check, 'The server no longer answers.')
    else if (missing !== undefined) verdict = leftOut(suite.id, check, `It needs ${missing}, which did not pass.`)
    else verdict = await perform(run, suite.id, check, stop)
    silent = hasNoAnswer(verdict) ? silent + 1 : silent >= GONE_AFTER ? silent : 0
    outcomes.set(check.id, verdict)
    verdicts.push(verdict)
  }
  tell?.({ phase: 'checks', done: chosen.length, total: chosen.length, title: '' })
  return silent >= GONE_AFTER
}

function hasNoAnswer({ exchanges }: Verdict): boolean {
  return exchanges.length > 0 && exchanges.every(({ status }) => status === null)
}
