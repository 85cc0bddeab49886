import type { Actor } from '../../audit/index.ts'
import type { Files } from '../folder/index.ts'
import type { Job } from '../jobs/index.ts'
import type { Finding } from '../lint/index.ts'
import type { Composition } from '../model/composition.ts'
import type { Configuration } from '../model/configuration.ts'
import type { Review } from './approval.ts'
import type { DryRunFilter, DryRunPerson } from './dry-run/reads.ts'
import type { Tally } from './dry-run/tally.ts'
import type { DiffPiece, FileChange } from './file-changes.ts'

/** A change set against what is in force. */
export interface ReviewRecord {
  readonly inForce: number
  readonly state: 'open' | 'submitted' | 'published' | 'discarded'
  readonly revision: number
  readonly files: readonly FileChange[]
  readonly conflicts: readonly string[]
  readonly findings: readonly Finding[]
  readonly review: Review | null
  /** Whether somebody else must approve. */
  readonly approval: boolean
  /** The newest dry run of this change set; null: none yet. */
  readonly dryRun: Job | null
}

export interface VersionRecord {
  readonly number: number
  readonly comment: string
  readonly publishedAt: string
  readonly publishedBy: string
  readonly approvedBy: string | null
  readonly restoredFrom: number | null
  /** People that the dry run said would change; null: it was published without one. */
  readonly people: number | null
}

/** A folder of which there are two states to compare. */
export type Side = { readonly version: number } | { readonly changeSet: string }

/** Publishing of one account. Null or false: there is no such thing here. */
export interface AccountChanges {
  /** Whether there is such a change set, open or not. */
  knows(changeSetId: string): Promise<boolean>
  review(changeSetId: string): Promise<ReviewRecord | null>
  /** One file on both sides. */
  fileDiff(
    before: Side,
    after: Side,
    path: string,
  ): Promise<{
    readonly before: string | null
    readonly after: string | null
    readonly pieces: readonly DiffPiece[]
  } | null>
  fileChanges(before: Side, after: Side): Promise<readonly FileChange[] | null>
  /** @throws {RevisionError | ChangeSetGoneError} */
  submit(at: { readonly id: string; readonly revision: number }, comment: string, actor: Actor): Promise<void>
  /** @throws {PublicationError | ChangeSetGoneError} */
  decide(id: string, decision: { readonly approve: boolean; readonly reason: string }, actor: Actor): Promise<void>
  takeBack(id: string, actor: Actor): Promise<void>
  /** @throws {RevisionError | ChangeSetGoneError | MergeConflictError | PublicationError} @returns the new version */
  publish(at: { readonly id: string; readonly revision: number }, comment: string, actor: Actor): Promise<number>
  restore(number: number, comment: string, actor: Actor): Promise<number>
  /** Newest first. @param before a number; null from the newest */
  versions(before: number | null, limit: number): Promise<{ items: VersionRecord[]; next: number | null }>
  /** Looks through everybody. @returns the job's id */
  startDryRun(
    about: { readonly changeSetId: string } | { readonly restores: number },
    actor: Actor,
  ): Promise<string | null>
  /** The same of a configuration that is nowhere kept, at once and without a trace. @param progress people done, and all */
  tryOut(configuration: Configuration, progress: (done: number, total: number) => void): Promise<Tally>
  dryRun(jobId: string): Promise<Job | null>
  stopDryRun(jobId: string): Promise<void>
  dryRunPeople(
    jobId: string,
    filter: DryRunFilter,
    page: { readonly after: string | null; readonly limit: number },
  ): Promise<{ items: DryRunPerson[]; cursor: string | null }>
  /** One person on both sides, composed now. */
  person(before: Side, after: Side, personId: string): Promise<{ before: Composition; after: Composition } | null>
  /** The whole folder with its pictures. */
  folder(side: Side): Promise<Files | null>
  /** Puts a whole folder into a change set. @throws {FolderError | RevisionError | ChangeSetGoneError} */
  importFolder(at: { readonly id: string; readonly revision: number }, files: Files, actor: Actor): Promise<number>
}
