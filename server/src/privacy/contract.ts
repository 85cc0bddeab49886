import type { Actor } from '../audit/index.ts'
import type { JsonObject, JsonValue } from '../base/index.ts'

/** A person as somebody who asks for them by address finds them. */
export interface FoundPerson {
  readonly id: string
  readonly scimServerId: string
  readonly displayName: string
  readonly userName: string
}

/** Everything that is held about one person, as JSON. */
export interface PersonExport {
  readonly format: 'dynasend-person-1'
  readonly exportedAt: string
  readonly accountId: string
  readonly scimServer: { readonly id: string; readonly name: string }
  /** With `document` as it was received over SCIM. */
  readonly resource: JsonObject
  readonly manager: JsonValue
  readonly memberships: readonly JsonObject[]
  /** Every change, oldest first. */
  readonly history: readonly JsonObject[]
  /** Calls about them, and calls of others that name them; oldest first. */
  readonly activity: readonly JsonObject[]
  /** What operators did to them: rows of the audit log. */
  readonly audit: readonly JsonObject[]
  /** Copies elsewhere: trouble and notices that name them, setting up in Entra, changes that are held. By table. */
  readonly copies: Readonly<Record<string, readonly JsonObject[]>>
}

export interface Erasure {
  readonly id: string
  readonly personId: string
  readonly erasedAt: string
  /** Id of the operator who asked for it. */
  readonly requestedBy: string
  readonly state: 'running' | 'done'
}

/** One account's people. A foreign id names nobody. */
export interface AccountPrivacy {
  /** Whose user name or one of whose e-mail addresses this is, whatever its case. */
  find(email: string): Promise<readonly FoundPerson[]>
  /** Recorded in the audit. @throws {NotFoundError} */
  export(personId: string, actor: Actor): Promise<PersonExport>
  /**
   * Forgets the person. What a stop leaves behind is gone on with at the next start.
   * @throws {NotFoundError}
   */
  erase(personId: string, actor: Actor): Promise<Erasure>
  /** Newest first, at most 200. */
  erasures(): Promise<readonly Erasure[]>
}

export interface Privacy {
  account(accountId: string): AccountPrivacy
  /**
   * Erases again whom the list beside the data names and this database, an older one, still holds; goes on with what was stopped.
   * @returns how many people were erased again
   */
  replay(): Promise<number>
}
