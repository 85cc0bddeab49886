import { Unreachable } from '../scim-client/index.ts'
import type { Check, Verdict } from './case.ts'
import { CheckContext, type Run } from './context.ts'
import { Blocked, Concern, Skip, Unmet } from './ending.ts'

/** Seconds that a check may take unless it says otherwise. */
const TIME_LIMIT = 60

type Ending = Pick<Verdict, 'outcome' | 'expected' | 'received' | 'reason' | 'blocked'>

const passed: Ending = { outcome: 'passed', expected: null, received: null, reason: null, blocked: false }

/**
 * Runs one check, whatever happens in it.
 * @param signal the run is being stopped
 * @throws only what is a fault of the check itself
 */
export async function perform(run: Run, suite: string, check: Check, signal: AbortSignal): Promise<Verdict> {
  const limit = AbortSignal.timeout((check.timeLimit ?? TIME_LIMIT) * 1000)
  const context = new CheckContext(run, AbortSignal.any([signal, limit]))
  const began = performance.now()
  const ending = await check.run(context).then(
    () => passed,
    (error: unknown) => endingOf(error, check, signal, limit),
  )
  return { ...verdictOf(suite, check, ending), milliseconds: performance.now() - began, exchanges: context.exchanges }
}

/** A check that was not run. */
export function leftOut(suite: string, check: Check, reason: string): Verdict {
  return verdictOf(suite, check, skipped(reason, true))
}

function skipped(reason: string, blocked: boolean): Ending {
  return { ...passed, outcome: 'skipped', reason, blocked }
}

function verdictOf(suite: string, { run: _, ...check }: Check, ending: Ending): Verdict {
  return { check, suite, ...ending, milliseconds: 0, exchanges: [] }
}

function endingOf(error: unknown, check: Check, signal: AbortSignal, limit: AbortSignal): Ending {
  if (error instanceof Skip) return skipped(error.message, error instanceof Blocked)
  if (error instanceof Concern || error instanceof Unmet) {
    const outcome = error instanceof Concern ? 'warning' : 'failed'
    return { ...passed, outcome, expected: error.expected, received: error.received }
  }
  if (error instanceof Unreachable) {
    return { ...passed, outcome: 'failed', expected: 'an answer', received: error.message }
  }
  if (signal.aborted) return skipped('The run was stopped.', true)
  if (limit.aborted) {
    const seconds = check.timeLimit ?? TIME_LIMIT
    return { ...passed, outcome: 'failed', expected: `an end within ${seconds} s`, received: 'none in time' }
  }
  throw error
}
