/**
 * What the directory offers to operators: to `admin` (the dashboard's API) and to the command line.
 * Everything of one account is reached through `account(id)` only, so a foreign id cannot be asked for.
 */
import type { Actor } from '../audit/index.ts'
import type { JsonObject } from '../base/json.ts'
import type { SecretKind } from '../base/secret-token.ts'
import type { WorkloadIdentity } from './client-contract.ts'
import type { AccountId, ScimServerId, ScimServerSettings } from './contract.ts'
import type { HeldChanges } from './held-contract.ts'
import type { AccountReads } from './read-contract.ts'

export type Role = 'owner' | 'manager' | 'designer' | 'auditor'

export type { Actor } from '../audit/index.ts'

export interface AccountMembership {
  readonly id: AccountId
  readonly name: string
  readonly role: Role
}

export interface Member {
  readonly operatorId: string
  readonly role: Role
}

export interface InvitationRecord {
  readonly id: string
  readonly accountId: AccountId
  readonly accountName: string
  readonly email: string
  readonly role: Role
  readonly expiresAt: string
}

/** A Secret Token (`scim`) or a client secret (`client`). */
export interface ScimTokenRecord {
  readonly id: string
  readonly kind: SecretKind
  /** The first characters, up to the key id: enough to tell two tokens apart. */
  readonly hint: string
  readonly createdAt: string
  readonly createdBy: string
  readonly lastUsedAt: string | null
  readonly revokedAt: string | null
  readonly expiresAt: string | null
}

export interface ScimServerRecord {
  readonly id: ScimServerId
  readonly name: string
  readonly state: 'connected' | 'disconnected'
  readonly settings: ScimServerSettings
  readonly created: string
  readonly people: number
  readonly groups: number
  readonly lastCallAt: string | null
  /** Secret Tokens and client secrets. */
  readonly tokens: readonly ScimTokenRecord[]
  readonly workloadIdentity: WorkloadIdentityRecord | null
}

export interface WorkloadIdentityRecord extends WorkloadIdentity {
  readonly createdAt: string
  readonly createdBy: string
  readonly lastUsedAt: string | null
  readonly lastRefusal: { readonly reason: string; readonly at: string } | null
}

/** The writes of one account. Each is recorded in the audit and shown in the activity page as `operator`. */
export interface AccountWrites {
  rename(name: string, actor: Actor): Promise<void>
  /** @throws {NotFoundError} @throws {LastOwnerError} when no owner would be left. */
  changeRole(operatorId: string, role: Role, actor: Actor): Promise<void>
  /** @throws {NotFoundError | LastOwnerError} */
  removeMember(operatorId: string, actor: Actor): Promise<void>
  /** The token is shown once; only its digest is kept. */
  invite(email: string, role: Role, actor: Actor): Promise<{ invitation: InvitationRecord; token: string }>
  /** @throws {NotFoundError} */
  withdrawInvitation(id: string, actor: Actor): Promise<void>

  createScimServer(
    name: string,
    settings: Partial<ScimServerSettings>,
    actor: Actor,
  ): Promise<{ id: ScimServerId; secretToken: string }>
  /** @throws {NotFoundError} */
  changeScimServer(
    id: ScimServerId,
    change: { readonly name?: string | undefined; readonly settings?: Partial<ScimServerSettings> | undefined },
    actor: Actor,
  ): Promise<void>
  /** @throws {NotFoundError} @throws {TokenLimitError} when two tokens live. */
  rotateToken(id: ScimServerId, actor: Actor): Promise<{ id: string; secretToken: string }>
  /** A client secret, for the token endpoint. @throws {NotFoundError | TokenLimitError} */
  addClientSecret(id: ScimServerId, actor: Actor): Promise<{ id: string; secretToken: string }>
  /** Replaces the present one. @throws {NotFoundError} */
  setWorkloadIdentity(id: ScimServerId, identity: WorkloadIdentity, actor: Actor): Promise<void>
  /** @throws {NotFoundError} when there is none */
  removeWorkloadIdentity(id: ScimServerId, actor: Actor): Promise<void>
  /** @throws {NotFoundError} also for a revoked token. */
  revealToken(id: ScimServerId, tokenId: string, actor: Actor): Promise<string>
  /** @throws {NotFoundError} */
  revokeToken(id: ScimServerId, tokenId: string, actor: Actor): Promise<void>
  /** People and groups stay and become manual. @throws {NotFoundError} */
  disconnect(id: ScimServerId, actor: Actor): Promise<void>
  /** @throws {NotFoundError} */
  reconnect(id: ScimServerId, actor: Actor): Promise<void>
  /** @throws {NotFoundError} @throws {ReadOnlyError} while the person comes from a connected SCIM server. */
  editPerson(id: string, change: (document: JsonObject) => JsonObject, actor: Actor): Promise<void>
  /** @throws {NotFoundError | ReadOnlyError} */
  deletePerson(id: string, actor: Actor): Promise<void>
}

export interface AccountDirectory {
  readonly reads: AccountReads
  readonly writes: AccountWrites
  readonly held: HeldChanges
  members(): Promise<readonly Member[]>
  invitations(): Promise<readonly InvitationRecord[]>
  scimServers(): Promise<readonly ScimServerRecord[]>
  scimServer(id: ScimServerId): Promise<ScimServerRecord | null>
}

export type LinkPurpose = 'setup' | 'signIn'

/** The whole installation, for operators. */
export interface Installation {
  /** All accounts, oldest first; for the command line. */
  accounts(): Promise<readonly { readonly id: AccountId; readonly name: string }[]>
  /** @param ownerId null only for the command line, before anybody was set up; `adopt` gives such an account its owner. */
  createAccount(name: string, ownerId: string | null, actor?: Actor): Promise<AccountId>
  accountsOf(operatorId: string): Promise<readonly AccountMembership[]>
  /** Null: no member, or no such account. */
  membership(accountId: AccountId, operatorId: string): Promise<AccountMembership | null>
  /** Owner of the account that was created first; null while nobody was set up. */
  firstOwner(): Promise<string | null>
  /** The first owner takes over accounts that the command line made before anybody signed in, else gets a new one. */
  adopt(ownerId: string, accountName: string): Promise<AccountId>
  /** Owner of the account that was created first: may change installation-wide settings. */
  isInstallationOwner(operatorId: string): Promise<boolean>
  /** A token that works once; only its digest is kept. `operatorId` is who a sign-in link signs in. */
  createOneTimeLink(purpose: LinkPurpose, operatorId: string | null, lifeSeconds: number): Promise<string>
  /** Takes the token out of use. Null: unknown, used, expired or for another purpose. */
  useOneTimeLink(purpose: LinkPurpose, token: string): Promise<{ readonly operatorId: string | null } | null>
  invitation(token: string): Promise<InvitationRecord | null>
  /** Adds the operator to the account and uses the invitation up. Null: it cannot be used (any more). */
  acceptInvitation(token: string, operator: Actor): Promise<AccountId | null>
  /** Installation-wide settings, sealed at rest. */
  readSetting(key: string): Promise<string | null>
  /** Null removes it. Recorded in the installation's audit. */
  writeSetting(key: string, value: string | null, actor: Actor): Promise<void>
  account(accountId: AccountId): AccountDirectory
}
