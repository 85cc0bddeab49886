import type { Clock, Log } from '../../base/index.ts'
import type { Database } from '../../storage/index.ts'
import { carryOutDecisions } from './carry-out.ts'

export interface DecisionRounds {
  /** Carries out what was decided, now. Never throws: what cannot be done now is done in the next round. */
  run(): Promise<void>
  /** Starts no round any more and waits for the one that runs. */
  stop(): Promise<void>
}

/** Another node may have died in the middle of a decision. */
const every = 10_000

/** Looks every few seconds for decisions that are not finished. */
export function startDecisionRounds(database: Database, clock: Clock, log: Log): DecisionRounds {
  let running = Promise.resolve()
  let stopped = false
  const run = (): Promise<void> => {
    running = running.then(async () => {
      if (!stopped) await round(database, clock, log)
    })
    return running
  }
  const timer = setInterval(() => void run(), every).unref()
  return {
    run,
    stop() {
      stopped = true
      clearInterval(timer)
      return running
    },
  }
}

async function round(database: Database, clock: Clock, log: Log): Promise<void> {
  try {
    await carryOutDecisions(database, clock)
  } catch (error) {
    log.warn({ err: error }, 'a decision on held changes could not be carried out whole; the next round goes on')
  }
}
