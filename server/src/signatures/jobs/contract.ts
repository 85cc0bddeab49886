import type { Kysely } from 'kysely'
import type { SignatureJobRow, Tables } from '../../storage/index.ts'

export type JobKind = SignatureJobRow['kind']
export type JobState = SignatureJobRow['state']

export interface Job {
  readonly accountId: string
  readonly id: string
  readonly kind: JobKind
  readonly state: JobState
  /** JSON, as whoever added it chose. */
  readonly input: string
  /** Where the next slice begins, in the handler's own words; null at the beginning. */
  readonly cursor: string | null
  /** 0: not known yet. */
  readonly total: number
  readonly done: number
  /** What it found, as JSON; null until it is done. */
  readonly result: string | null
  /** Why it failed, in words for people. */
  readonly problem: string | null
  readonly createdAt: string
  readonly createdBy: string
  readonly updatedAt: string
}

export interface NewJob {
  readonly accountId: string
  readonly kind: JobKind
  readonly input: string
  readonly total?: number
  /** An operator's name, or `Dynasend`. */
  readonly createdBy: string
  /** Milliseconds since 1970. */
  readonly now: number
}

/** What is left out stays as it is. */
export interface JobProgress {
  readonly done?: number
  readonly total?: number
  readonly cursor?: string | null
}

/** A job in the hands of this process. */
export interface JobRun {
  readonly job: Job
  /** Aborted when the process shuts down: end the slice and let `advance` end the rest. */
  readonly signal: AbortSignal
  /**
   * Tells how far it is. With `tx` in the caller's own transaction, which then only lands while the job is still this process's.
   * @throws {JobGoneError} when somebody stopped it, another node has it, or the process shuts down: pass it on
   */
  advance(progress: JobProgress, tx?: Kysely<Tables>): Promise<void>
}

/** Does one job from its cursor to the end. @returns its result as JSON; null: none */
export type JobHandler = (run: JobRun) => Promise<string | null>

/** The job is not in the hands of this process any more. */
export class JobGoneError extends Error {
  override readonly name = 'JobGoneError'
  constructor() {
    super('The job was stopped, or another process goes on with it.')
  }
}
