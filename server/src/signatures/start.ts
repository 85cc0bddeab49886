import type { Clock, Log } from '../base/index.ts'
import type { ChangeFeed } from '../directory/index.ts'
import type { Database } from '../storage/index.ts'
import { compileComposer, type Surroundings } from './compose/index.ts'
import { type FollowFacts, type FollowRounds, startFollow } from './follow/index.ts'
import { type JobRunner, type JobsParts, startJobs } from './jobs/index.ts'

export interface StartParts {
  readonly database: Database
  readonly clock: Clock
  readonly log: Log
  /** What takes effect in the directory. */
  feed(accountId: string, scimServerId: string): ChangeFeed
  surroundings(accountId: string): Surroundings
  /** Long work of other rooms. */
  readonly handlers?: JobsParts['handlers']
}

export interface RunningSignatures {
  /** Something of an account changed just now: its signatures do not wait for the next second. */
  wake(accountId: string): void
  facts(): FollowFacts
  /** Everything that waits is done when it resolves; for tests and the benchmarks. */
  idle(): Promise<void>
  /** Ends the slice at hand, and leaves the rest to whoever comes next. */
  stop(): Promise<void>
}

/** Follows the directory and works on jobs until it is stopped. */
export function startSignatures(parts: StartParts): RunningSignatures {
  const { database, clock, log, feed, surroundings, handlers = {} } = parts
  const compile: Parameters<typeof startFollow>[0]['compile'] = (accountId, configuration) =>
    compileComposer(configuration, surroundings(accountId))
  const running: { jobs?: JobRunner } = {}
  const follow: FollowRounds = startFollow({ database, clock, log, feed, compile }, () => running.jobs?.wake())
  const jobs = startJobs({ database, clock, log, handlers: { ...handlers, render: follow.render } })
  running.jobs = jobs
  return {
    wake: (accountId) => follow.wake(accountId),
    facts: () => follow.facts(),
    async idle() {
      for (let round = 0; round < 2; round++) {
        await follow.idle()
        await jobs.idle()
      }
    },
    async stop() {
      await jobs.stop()
      await follow.stop()
    },
  }
}
