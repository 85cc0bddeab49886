/** What the directory offers to operators about held changes of one account. Times are ISO 8601 in UTC. */
import type { ScimServerId } from './contract.ts'
import type { Listed, Page } from './read-contract.ts'

/** Why a batch was opened. */
export type HoldCause =
  | { readonly kind: 'people'; readonly lost: number; readonly before: number }
  | { readonly kind: 'group'; readonly name: string; readonly lost: number; readonly before: number }

export interface HeldDecisionRecord {
  readonly id: string
  readonly kind: 'release' | 'restore'
  readonly at: string
  readonly by: string
  readonly people: number
  readonly changes: number
  /** Carried out so far; with `changes` it is the progress. */
  readonly done: number
  /** Of those done: could not be put back, because the name belongs to somebody else by now. */
  readonly refused: number
  readonly doneAt: string | null
}

export interface HeldBatchRecord {
  readonly id: string
  readonly scimServerId: ScimServerId
  readonly state: 'open' | 'closed'
  readonly beganAt: string
  readonly lastAt: string
  readonly closedAt: string | null
  readonly cause: HoldCause
  readonly people: number
  readonly memberships: number
  readonly groups: number
  readonly heldPeople: number
  readonly heldChanges: number
  /** Newest first. */
  readonly decisions: readonly HeldDecisionRecord[]
}

export type DepartureKind = 'deactivated' | 'deleted' | 'groupDeleted' | 'managerLost' | 'memberRemoved'

export interface HeldBatchDetails extends HeldBatchRecord {
  /** Waits for a decision now. */
  readonly undecided: Readonly<Record<DepartureKind, number>>
  /** People by department, most first; an empty value: without one. */
  readonly departments: readonly { readonly value: string; readonly count: number }[]
  /** Groups that people of the batch were in, most first. */
  readonly memberOf: readonly { readonly id: string; readonly name: string; readonly count: number }[]
  readonly firstRequestId: string
  readonly lastRequestId: string
}

export interface HeldChangeRecord {
  readonly id: string
  readonly kind: DepartureKind
  readonly state: 'held' | 'released' | 'restored' | 'ended' | 'refused'
  /** Whether somebody decided, and it is being carried out. */
  readonly decided: boolean
  readonly personId: string | null
  readonly groupId: string | null
  readonly name: string
  readonly groupName: string | null
  readonly department: string
  readonly at: string
  readonly requestId: string
}

export interface HeldChangeFilter {
  readonly what: 'people' | 'memberships' | 'groups'
  readonly search?: string | undefined
  readonly department?: string | undefined
  /** `held`: only what waits. */
  readonly state?: 'held' | undefined
}

export interface HeldChanges {
  /** Open ones first, then newest first. */
  batches(page: Page): Promise<Listed<HeldBatchRecord>>
  /** Only those that hold something now. */
  open(): Promise<readonly HeldBatchRecord[]>
  batch(id: string): Promise<HeldBatchDetails | null>
  /** By name. Null: no such batch. */
  changes(batchId: string, filter: HeldChangeFilter, page: Page): Promise<Listed<HeldChangeRecord> | null>
  /**
   * @param decision `ids`: of people and groups; null: everything that is held
   * @throws {NotFoundError | AlreadyDecidedError}
   */
  decide(
    batchId: string,
    decision: { readonly kind: 'release' | 'restore'; readonly ids: readonly string[] | null },
    actor: { readonly operatorId: string; readonly name: string },
  ): Promise<{ readonly id: string; readonly people: number; readonly changes: number }>
}
