/**
 * What the directory offers to `protocol` (SCIM callers) and `admin` (operators).
 * Times are ISO 8601 in UTC with milliseconds. Ids are opaque, case-sensitive strings.
 */
import type { JsonObject } from '../base/json.ts'
import type { Condition } from '../storage/conditions/condition.ts'

export type { Condition } from '../storage/conditions/condition.ts'

export type AccountId = string
export type ScimServerId = string
export type ResourceKind = 'User' | 'Group'

/** What to do when Entra says that somebody has left, and what else an owner chose for one SCIM server. */
export interface ScimServerSettings {
  /** `keep`: an inactive person stays until Entra deletes them. `remove`: they go after `leaverDays`. */
  readonly leavers: 'keep' | 'remove'
  readonly leaverDays: number
  readonly acceptNestedGroups: boolean
  /** 200 with the resource (default), or 204 without a body: both are allowed by RFC 7644 section 3.5.2. */
  readonly patchAnswer: 200 | 204
  /** Whether memberships are resources of their own too: draft-zollner-scim-group-members, work in progress. */
  readonly groupMemberships: boolean
  readonly hold: HoldSettings
}

/** When what a SCIM client takes away is held until somebody decides. Shares are 0 to 1. */
export interface HoldSettings {
  readonly on: boolean
  /** More people than this, and more than this share of those who were active, within an hour. */
  readonly peopleAtLeast: number
  readonly peopleShare: number
  /** Of a group with at least so many members, more than this share, within an hour. */
  readonly groupMembers: number
  readonly groupShare: number
}

/** Who is calling, proved by the Secret Token. The only way to reach a SCIM server's data. */
export interface ScimCaller {
  readonly accountId: AccountId
  readonly scimServerId: ScimServerId
  readonly tokenId: string
  readonly settings: ScimServerSettings
  /** Whether something of this SCIM server is held, so that who comes back is looked for. */
  readonly holding?: boolean
}

/** The call that causes a write; it is stored with the write, in the same transaction. Secrets are removed before. */
export interface CallFacts {
  readonly requestId: string
  readonly method: string
  /** Path below the Tenant URL with its query, for example `/Users?filter=userName eq "a@b"`. */
  readonly path: string
  /** Request body as text, at most 64 KiB, `password` values removed; null when there was none. */
  readonly body: string | null
}

export interface AnswerFacts {
  readonly status: number
  /** Answer body as text, at most 64 KiB; null when there was none. */
  readonly body: string | null
  /** SCIM `detail` of a refusal, shown in the activity page. */
  readonly detail?: string
}

export interface Membership {
  readonly id: string
  readonly display: string | null
  readonly type: 'direct' | 'indirect'
}

export interface StoredResource {
  readonly id: string
  /** As the client sent it, without `id`, `meta`, `groups`, `members`; enterprise `manager` is kept as `{ value }`. */
  readonly document: JsonObject
  /** The document as JSON text, as it is stored: whoever only sends it on need not read it. */
  readonly text: string
  /** Grows by one with each change; the source of the ETag. */
  readonly version: number
  readonly created: string
  readonly lastModified: string
}

export interface StoredUser extends StoredResource {
  readonly manager: { readonly id: string; readonly displayName: string | null } | null
  /** Empty when the query said `include.groups: false`. */
  readonly groups: readonly Membership[]
}

export interface GroupMember {
  readonly value: string
  readonly type: ResourceKind
  readonly display: string | null
}

export interface StoredGroup extends StoredResource {
  readonly memberCount: number
  /** Null when the query said `include.members: false`. */
  readonly members: readonly GroupMember[] | null
}

export interface ResourceQuery {
  readonly filter: Condition | null
  readonly sort: { readonly path: string; readonly descending: boolean } | null
  readonly page:
    | { readonly kind: 'index'; readonly startIndex: number; readonly count: number }
    | { readonly kind: 'cursor'; readonly cursor: string | null; readonly count: number }
  readonly include: { readonly groups: boolean; readonly members: boolean }
}

export interface ResourcePage<R> {
  readonly resources: readonly R[]
  readonly totalResults: number
  /** Cursor pages only: null at the end. RFC 9865. */
  readonly nextCursor: string | null
}

export interface NewMember {
  readonly value: string
  readonly display?: string | null
}

export type MemberChange =
  | { readonly kind: 'add'; readonly members: readonly NewMember[] }
  | { readonly kind: 'replace'; readonly members: readonly NewMember[] }
  | { readonly kind: 'remove'; readonly ids: readonly string[] }
  | { readonly kind: 'removeWhere'; readonly condition: Condition }
  | { readonly kind: 'removeAll' }

export interface WriteOptions<R> {
  readonly call: CallFacts
  /** The answer that this write leads to; called inside the transaction so that activity and change land together. */
  readonly answer: (written: R) => AnswerFacts
  /** If-Match, already parsed: the write is refused unless the stored version is one of these. */
  readonly ifVersion?: readonly number[]
}

export interface ScimUsers {
  /** @throws {UniquenessError} when `userName` is taken (compared without case). */
  create(document: JsonObject, options: WriteOptions<StoredUser>): Promise<StoredUser>
  get(id: string, include?: { groups: boolean }): Promise<StoredUser | null>
  /**
   * Applies a pure function inside the transaction; it may run again after a conflict. An equal result writes nothing
   * and moves neither version nor lastModified. Errors that it throws pass through and nothing is written.
   * @throws {NotFoundError | VersionMismatchError | UniquenessError}
   */
  update(
    id: string,
    change: (current: StoredUser) => JsonObject,
    options: WriteOptions<StoredUser>,
  ): Promise<StoredUser>
  /** @throws {NotFoundError | VersionMismatchError} */
  delete(id: string, options: WriteOptions<null>): Promise<void>
  find(query: ResourceQuery): Promise<ResourcePage<StoredUser>>
}

export interface ScimGroups {
  /** @throws {UniquenessError | UnknownMemberError} */
  create(
    document: JsonObject,
    members: readonly { readonly value: string; readonly display?: string | null }[],
    options: WriteOptions<StoredGroup>,
  ): Promise<StoredGroup>
  get(id: string, include: { members: boolean }): Promise<StoredGroup | null>
  /** `current.members` is null: a change of a huge group never reads its list. @throws as ScimUsers.update, UnknownMemberError */
  update(
    id: string,
    change: (current: StoredGroup) => { readonly document: JsonObject; readonly members: readonly MemberChange[] },
    options: WriteOptions<StoredGroup>,
  ): Promise<StoredGroup>
  delete(id: string, options: WriteOptions<null>): Promise<void>
  find(query: ResourceQuery): Promise<ResourcePage<StoredGroup>>
}

/** One direct membership, known by its group and its member. */
export interface StoredMembership {
  readonly id: string
  readonly group: { readonly id: string; readonly display: string }
  readonly member: GroupMember
  readonly created: string
}

export interface MembershipQuery {
  /** Over `group.value`, `member.value`, `member.type`, the two `display`, `id` and `meta.created`. */
  readonly filter: Condition | null
  readonly cursor: string | null
  readonly count: number
}

export interface MembershipPage {
  readonly memberships: readonly StoredMembership[]
  /** Null where it would have to be counted one by one. */
  readonly totalResults: number | null
  /** Null at the end; a page before the end may be short or empty. RFC 9865. */
  readonly nextCursor: string | null
}

/** The members of groups of any size, without their lists. */
export interface ScimMemberships {
  /** @throws {UnknownMemberError | AlreadyMemberError | MemberRefusedError} */
  create(
    membership: { readonly groupId: string; readonly memberId: string },
    options: WriteOptions<StoredMembership>,
  ): Promise<StoredMembership>
  get(id: string): Promise<StoredMembership | null>
  /** @throws {NotFoundError} */
  delete(id: string, options: WriteOptions<null>): Promise<void>
  /** @throws {InvalidCursorError} */
  find(query: MembershipQuery): Promise<MembershipPage>
}

/** Everything that one SCIM server's caller can see and do. */
export interface ScimDirectory {
  readonly users: ScimUsers
  readonly groups: ScimGroups
  readonly memberships: ScimMemberships
  /** A call that was refused: one activity row. */
  recordRefusal(call: CallFacts, answer: AnswerFacts): Promise<void>
  /** A read: summed up per hour and kind; a probe (random GUID, no hit) gets a row of its own. */
  recordRead(
    call: CallFacts,
    read: {
      readonly kind: 'get' | 'list' | 'lookup' | 'discovery' | 'probe'
      readonly resource: ResourceKind | null
      readonly hits: number
    },
  ): void
}

export interface Directory {
  /**
   * The caller behind a Secret Token, or null: unknown, revoked, expired, other server's, malformed alike.
   * @param forReading a read may still be answered within the second after another node revoked the token; a write never
   */
  authenticate(scimServerId: ScimServerId, secretToken: string, forReading?: boolean): Promise<ScimCaller | null>
  scim(caller: ScimCaller): ScimDirectory
}
