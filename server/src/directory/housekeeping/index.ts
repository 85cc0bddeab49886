/**
 * Owns what the directory does by itself, without a call: old records go after 30 days, leavers after as many days as
 * their SCIM server says. Owns no rule about what a record or a leaver is. `directory/open.ts` starts and stops it.
 */
import type { Clock, Log } from '../../base/index.ts'
import type { Database } from '../../storage/index.ts'
import { removeLeavers } from './leavers.ts'
import { removeOldRecords } from './old-records.ts'

export interface HousekeepingParts {
  readonly database: Database
  readonly clock: Clock
  readonly log: Log
}

export interface Housekeeping {
  /** One round now. Never throws: what cannot be done now is done in the next round. */
  run(): Promise<void>
  /** Starts no round any more and waits for the one that runs. */
  stop(): Promise<void>
}

const hour = 60 * 60 * 1000
/** Not while everybody comes back after a restart. */
const firstRound = 60 * 1000

/** Keeps house every hour until it is stopped. */
export function startHousekeeping(parts: HousekeepingParts): Housekeeping {
  let running = Promise.resolve()
  const run = (): Promise<void> => {
    running = running.then(() => round(parts))
    return running
  }
  const first = setTimeout(() => void run(), firstRound).unref()
  const timer = setInterval(() => void run(), hour).unref()
  return {
    run,
    stop() {
      clearTimeout(first)
      clearInterval(timer)
      return running
    },
  }
}

async function round({ database, clock, log }: HousekeepingParts): Promise<void> {
  try {
    await removeLeavers(database, clock)
    await removeOldRecords(database, clock.now())
  } catch (error) {
    log.warn({ err: error }, 'the housekeeping could not finish; it goes on in the next round')
  }
}
