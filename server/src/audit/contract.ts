/** What the audit log shows and gives out. Times are ISO 8601 in UTC with milliseconds; hashes hexadecimal. */
import type { Actor, NewEntry } from './chain/append.ts'
import type { ChainReport } from './chain/verify.ts'
import type { HeadFile } from './heads/document.ts'
import type { Retention } from './retention/settings.ts'

export interface AuditEntry {
  readonly sequence: number
  readonly id: string
  readonly at: string
  readonly operatorId: string
  readonly operatorName: string
  /** For example `token.reveal`. */
  readonly action: string
  /** Id of what it was done to. */
  readonly subject: string
  /** Completes the sentence "Anna Berg …". */
  readonly words: string
  readonly hash: string
}

export interface AuditFilter {
  /** An action, or the part before its dot. */
  readonly action?: string | undefined
  readonly operatorId?: string | undefined
  readonly subject?: string | undefined
  /** In words, names and ids; not case-sensitive for ASCII. */
  readonly search?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
}

export interface AuditPage {
  readonly items: readonly AuditEntry[]
  /** Sequence to go on below; null at the end. */
  readonly next: number | null
  readonly total: number
}

export type ExportFormat = 'jsonl' | 'csv'

/** One chain: that of an account, or of the installation. */
export interface Chain {
  /** Newest first. */
  list(filter: AuditFilter, before: number | null, limit: number): Promise<AuditPage>
  /** Oldest first, piece by piece, as text of a file. */
  export(filter: AuditFilter, format: ExportFormat): AsyncIterable<string>
  /** Every row, every checkpoint and every head that is kept here. Bounded memory; gives way in between. */
  verify(): Promise<ChainReport>
  retention(): Promise<Retention>
}

/** What somebody kept outside of this installation. */
export interface BroughtEvidence {
  readonly brought: HeadFile | null
  /** PEM. */
  readonly trusted: string | null
}

export interface Audit {
  chain(accountId: string): Chain
  /** For a deed that has no transaction of its own: recorded before it is done, so that nothing is done unrecorded. */
  append(actor: Actor, entry: NewEntry): Promise<void>
  changeRetention(accountId: string, chosen: Retention, actor: Actor): Promise<void>
  /** Ids of every chain that has a row. */
  chains(): Promise<readonly string[]>
  /** Every chain, against what is kept here and what somebody brought. @throws {AuditError} when a brought head is not signed */
  verify(evidence: BroughtEvidence): Promise<readonly ChainReport[]>
  /** Signs the present ends and gives them out. @param accountIds every chain when left out */
  head(accountIds?: readonly string[]): Promise<HeadFile>
  /** A new signing key, endorsed by the present one, which is forgotten. @returns its id */
  rotateKey(): Promise<string>
  /** One round of what is due: chaining what older nodes wrote, cutting, signing, streaming. Never throws. */
  run(): Promise<void>
}
