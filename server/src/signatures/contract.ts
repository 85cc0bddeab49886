import type { Actor } from '../audit/index.ts'
import type { Edited } from './book/index.ts'
import type { AccountChanges } from './changes/contract.ts'
import type { AccountFields } from './fields/desk/index.ts'
import type { FinishedSignatures } from './finished/index.ts'
import type { Job, JobKind } from './jobs/index.ts'
import type { Configuration } from './model/configuration.ts'
import type { AccountRules } from './rules/desk/index.ts'
import type { Studio } from './studio/index.ts'

/** A change set as everybody of the account sees it. */
export interface ChangeSetRecord {
  readonly id: string
  readonly name: string
  readonly state: 'open' | 'submitted' | 'published' | 'discarded'
  /** The version that it was begun on. */
  readonly baseVersion: number
  readonly revision: number
  readonly createdAt: string
  readonly createdBy: string
  readonly updatedAt: string
  readonly updatedBy: string
}

/** What signatures are made of: as published, or with a change set on top. */
export interface Edition {
  /** The newest version that is published. */
  readonly version: number
  /** Null: as published. */
  readonly changeSet: ChangeSetRecord | null
  readonly configuration: Configuration
}

/** The version that signatures are made with. */
export interface InForce {
  readonly number: number
  readonly comment: string
  /** Null: nobody published anything yet. */
  readonly publishedAt: string | null
  readonly publishedBy: string | null
}

/** Signatures of one account. */
export interface AccountSignatures {
  /** What is served, and how everybody's stands. */
  readonly finished: FinishedSignatures
  /** The version in force, and who published it; number 0 is what the product brings. */
  inForce(): Promise<InForce>
  /** Seconds that the oldest change of the directory which is in no signature yet has waited. */
  behind(): Promise<number>
  /** Long work, newest first. @param open only what waits or runs */
  jobs(asked: { readonly kind?: JobKind; readonly open?: boolean; readonly limit?: number }): Promise<readonly Job[]>
  readonly fields: AccountFields
  readonly rules: AccountRules
  /** What an editor of programs asks. */
  readonly studio: Studio
  /** Reviewing, publishing, going back. */
  readonly publishing: AccountChanges
  /** @param changeSetId null: as published @returns null where there is no such change set */
  edition(changeSetId: string | null): Promise<Edition | null>
  /** Those that are open or wait for approval, newest change first. */
  changeSets(): Promise<readonly ChangeSetRecord[]>
  begin(name: string, actor: Actor): Promise<ChangeSetRecord>
  /** @throws {ChangeSetGoneError} */
  discard(id: string, actor: Actor): Promise<void>
  /**
   * Changes an open change set. `edit` may run twice, and what it throws takes everything back.
   * @throws {RevisionError | ChangeSetGoneError}
   */
  edit(
    at: { readonly id: string; readonly revision: number },
    actor: Actor,
    edit: (configuration: Configuration) => Edited,
  ): Promise<{ readonly revision: number; readonly configuration: Configuration }>
}

export interface Signatures {
  of(accountId: string): AccountSignatures
}
