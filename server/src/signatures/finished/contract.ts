import type { CompositionProblem, Decisions } from '../model/composition.ts'
import type { Variant } from '../model/program.ts'

/**
 * `ready`: it is served. `none`: no program for this person, by a rule or for want of one. `kept`: making it anew failed, the
 * last good one is served. `failed`: there never was a good one. `inactive`: the directory says that the person left.
 */
export const finishedStates = ['ready', 'none', 'kept', 'failed', 'inactive'] as const
export type FinishedState = (typeof finishedStates)[number]
export type StateCounts = Readonly<Record<FinishedState, number>>

/** How somebody's signature stands. Times are ISO 8601 in UTC with milliseconds. */
export interface FinishedPerson {
  readonly personId: string
  readonly scimServerId: string
  /** Lower case; null: nobody can ask for it by e-mail. */
  readonly email: string | null
  /** For sorting; lower case. */
  readonly nameKey: string
  readonly state: FinishedState
  /** Of the configuration that it was made with. */
  readonly version: number
  /** Empty: none. */
  readonly locationId: string
  readonly programId: string
  readonly decisions: Decisions | null
  readonly problems: readonly CompositionProblem[]
  /** Over all variants; empty without a signature. */
  readonly hash: string
  /** Unguessable; the same for as long as the person is there. */
  readonly address: string
  /** When the signature last looked different. */
  readonly changedAt: string
  readonly renderedAt: string
  readonly dueAt: string | null
}

export interface FinishedSignature {
  readonly variant: Variant
  readonly hash: string
  readonly html: string
  readonly text: string
}

export type ChangeKind = 'created' | 'changed' | 'removed'

export interface FinishedChange {
  /** A cursor too: ascending in the order in which changes were stored. */
  readonly id: string
  readonly personId: string
  readonly kind: ChangeKind
  /** Lower case. */
  readonly email: string | null
  /** Of the new signature; empty for `removed`. */
  readonly hash: string
  /** `directory`, `version 12`, `employee`, `time`. */
  readonly cause: string
  readonly at: string
}

/** The finished signatures of one account. */
export interface FinishedSignatures {
  person(personId: string): Promise<FinishedPerson | null>
  /** Whoever has this e-mail address, in any letter case; several people may share one. */
  byEmail(email: string): Promise<readonly FinishedPerson[]>
  byAddress(address: string): Promise<FinishedPerson | null>
  /** What is served, by person and variant; whoever has none is not in it. */
  signatures(personIds: readonly string[]): Promise<ReadonlyMap<string, Readonly<Record<Variant, FinishedSignature>>>>
  /** By id. @param after the last one's id; null from the beginning */
  pageById(page: {
    readonly after: string | null
    readonly limit: number
    readonly states?: readonly FinishedState[] | undefined
  }): Promise<readonly FinishedPerson[]>
  /** By name. @param after the last one's `nameKey` and id */
  pageByName(page: {
    readonly after: { readonly nameKey: string; readonly personId: string } | null
    readonly limit: number
    readonly state?: FinishedState | undefined
    readonly withProblems?: boolean | undefined
  }): Promise<readonly FinishedPerson[]>
  counts(): Promise<StateCounts>
  /** How many have something to mend, whether they have a signature or not. */
  withProblems(state?: FinishedState): Promise<number>
  /** What the directory calls them now; whoever is gone has no name. */
  names(personIds: readonly string[]): Promise<ReadonlyMap<string, string>>
  /** The feed, oldest first. @param after the last change's id; null from the beginning */
  changes(after: string | null, limit: number): Promise<readonly FinishedChange[]>
  /** Newest first. @param personId of one person only */
  latestChanges(limit: number, personId?: string): Promise<readonly FinishedChange[]>
}
