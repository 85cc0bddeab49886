import type { Clock, Log } from '../../base/index.ts'
import type { ChangeFeed } from '../../directory/index.ts'
import type { Database } from '../../storage/index.ts'
import type { Compose } from '../compose/index.ts'
import type { Configuration } from '../model/configuration.ts'

/** Where a step of following begins. */
export type Step = 'look' | 'compose' | 'store' | 'stored'

export interface FollowParts {
  readonly database: Database
  readonly clock: Clock
  readonly log: Log
  /** What takes effect in the directory. */
  feed(accountId: string, scimServerId: string): ChangeFeed
  compile(accountId: string, configuration: Configuration): Compose
  /** Told where it is; what it throws stops the work there, as a crash would. */
  readonly step?: (step: Step) => void
}

/** How following goes, since this process began. */
export interface FollowFacts {
  /** People who were looked at. */
  readonly renders: number
  /** Of those, whose signature could not be made. */
  readonly failures: number
  readonly changes: number
  /** Seconds that the oldest change which is not yet in a signature waits; 0: none does. */
  readonly behindSeconds: number
}
