/** What the dashboard reads of one account. Lists go by key; `cursor` is opaque and only valid for the same query. */
import type { JsonObject } from '../base/json.ts'
import type { ResourceKind, ScimServerId } from './contract.ts'

export interface Page {
  readonly cursor: string | null
  readonly limit: number
}

export interface Listed<T> {
  readonly items: readonly T[]
  readonly nextCursor: string | null
  readonly total: number
}

export type Source = 'scim' | 'manual'

export interface PersonSummary {
  readonly id: string
  readonly scimServerId: ScimServerId
  readonly source: Source
  readonly active: boolean
  readonly document: JsonObject
  readonly created: string
  readonly lastModified: string
}

export interface PeopleFilter {
  readonly search?: string | undefined
  readonly active?: boolean | undefined
  readonly scimServerId?: ScimServerId | undefined
  readonly groupId?: string | undefined
  readonly department?: string | undefined
  readonly source?: Source | undefined
  readonly missing?: 'email' | 'name' | 'title' | 'phone' | undefined
}

export type PeopleSort = 'name' | 'userName' | 'title' | 'department' | 'lastModified'

export interface Named {
  readonly id: string
  readonly displayName: string
}

export interface PersonDetails extends PersonSummary {
  readonly version: number
  readonly groups: readonly (Named & { readonly type: 'direct' | 'indirect' })[]
  readonly manager: Named | null
  readonly reports: {
    readonly items: readonly (Named & { readonly title: string | null })[]
    readonly total: number
  }
}

export interface ChangeEvent {
  readonly at: string
  /** `released`: somebody let it happen after it had been held. */
  readonly kind:
    | 'created'
    | 'updated'
    | 'deactivated'
    | 'reactivated'
    | 'deleted'
    | 'memberAdded'
    | 'memberRemoved'
    | 'released'
  readonly by: string
  readonly changes: readonly { readonly path: string; readonly before: string | null; readonly after: string | null }[]
  readonly activityId: string | null
}

export interface GroupSummary extends Named {
  readonly scimServerId: ScimServerId
  readonly externalId: string | null
  readonly memberCount: number
  readonly nestedCount: number
  readonly created: string
  readonly lastModified: string
  readonly source: Source
}

export interface GroupDetail extends GroupSummary {
  readonly document: JsonObject
  readonly version: number
  readonly parents: readonly Named[]
}

export interface MemberSummary extends Named {
  readonly kind: ResourceKind
  readonly userName: string | null
  readonly title: string | null
  readonly active: boolean | null
}

export type ActivityKind =
  | 'created'
  | 'updated'
  | 'deactivated'
  | 'reactivated'
  | 'deleted'
  | 'memberAdded'
  | 'memberRemoved'
  | 'groupCreated'
  | 'groupUpdated'
  | 'groupDeleted'
  | 'refused'
  | 'probe'
  | 'reads'
  | 'unchanged'
  | 'operator'

export interface ActivityRecord {
  readonly id: string
  /** Empty for what an operator did to the account itself. */
  readonly scimServerId: ScimServerId
  readonly at: string
  readonly kind: ActivityKind
  readonly actor: string
  readonly subject: (Named & { readonly kind: ResourceKind }) | null
  /** The attributes that changed, or what else happened, for the sentence that a person reads. */
  readonly paths: readonly string[]
  /** The other side of a membership, or SCIM `detail` of a refusal. */
  readonly detail: string | null
  readonly status: number | null
  readonly count: number
}

export interface ActivityFilter {
  readonly scimServerId?: ScimServerId | undefined
  readonly kind?: ActivityKind | undefined
  readonly outcome?: 'ok' | 'refused' | undefined
  readonly person?: string | undefined
  readonly search?: string | undefined
  /** Only what is newer than this activity id, oldest first in time but still answered newest first. */
  readonly after?: string | undefined
  /** From this moment on, and before that one. ISO 8601 in UTC. */
  readonly from?: string | undefined
  readonly to?: string | undefined
}

export interface ActivityCall extends ActivityRecord {
  readonly request: { readonly method: string; readonly path: string; readonly body: string | null } | null
  readonly answer: { readonly status: number; readonly body: string | null } | null
  readonly requestId: string | null
}

export interface PeopleCounts {
  readonly total: number
  readonly active: number
  readonly inactive: number
  readonly manual: number
}

export interface DayCounts {
  /** `2026-11-22`, UTC. */
  readonly day: string
  readonly created: number
  readonly updated: number
  readonly removed: number
  readonly refused: number
}

/** A burst of calls: Entra works in cycles of about 40 minutes (Microsoft: "How provisioning works"). */
export interface Cycle {
  readonly start: string
  readonly end: string
}

/** What a SCIM server was seen to do; the evidence behind the two final checks. */
export interface ServerEvidence {
  readonly lastProbeAt: string | null
  readonly firstPersonAt: string | null
  readonly lastSuccessAt: string | null
  readonly lastRefusalAt: string | null
  readonly refusalsSinceSuccess: number
  readonly refusalsLastDay: number
  readonly people: number
  readonly groups: number
  readonly memberships: number
  /** Newest first, at most 5, of the last day. */
  readonly cycles: readonly Cycle[]
}

/** How far the mapping fills what signatures need. */
export interface MappingEvidence {
  readonly people: number
  /** People who have it. */
  readonly having: { readonly email: number; readonly name: number; readonly title: number; readonly phone: number }
  readonly externalIds: {
    readonly present: number
    /** Values of some people, to see whether they are object ids. */
    readonly samples: readonly string[]
  }
}

export interface AttributeSeenRecord {
  readonly path: string
  readonly people: number
  readonly examples: readonly string[]
}

/** Whose values are counted: a path of the attribute index, and which elements of the list it is in. */
export interface ValuesQuery {
  /** As SCIM writes it, without brackets: `addresses.locality`, `urn:…:User:department`. */
  readonly path: string
  /** Only elements whose member has this value: `type` `work`. Null: all of them. */
  readonly element: { readonly member: string; readonly value: string } | null
}

export interface ValueSeenRecord {
  readonly value: string
  readonly people: number
}

export interface AccountReads {
  people(
    filter: PeopleFilter,
    sort: { by: PeopleSort; descending: boolean },
    page: Page,
  ): Promise<Listed<PersonSummary>>
  person(id: string): Promise<PersonDetails | null>
  /** Null: no such person. */
  personHistory(id: string, page: Page): Promise<Listed<ChangeEvent> | null>
  departments(): Promise<readonly { readonly value: string; readonly count: number }[]>
  groups(
    filter: { readonly search?: string | undefined; readonly scimServerId?: ScimServerId | undefined },
    sort: { by: 'name' | 'lastModified'; descending: boolean },
    page: Page,
  ): Promise<Listed<GroupSummary>>
  group(id: string): Promise<GroupDetail | null>
  members(
    groupId: string,
    filter: { readonly search?: string | undefined; readonly kind?: ResourceKind | undefined },
    page: Page,
  ): Promise<Listed<MemberSummary> | null>
  activity(filter: ActivityFilter, page: Page): Promise<Listed<ActivityRecord>>
  activityCall(id: string): Promise<ActivityCall | null>
  peopleCounts(): Promise<PeopleCounts>
  groupCount(): Promise<number>
  /** The last `days` days that have counts, oldest first; days without changes are left out. */
  changesPerDay(days: number): Promise<readonly DayCounts[]>
  /** Changes of one SCIM server from this moment on. */
  countsSince(scimServerId: ScimServerId, since: string): Promise<Omit<DayCounts, 'day'>>
  evidence(scimServerId: ScimServerId): Promise<ServerEvidence>
  mapping(scimServerId: ScimServerId): Promise<MappingEvidence>
  /** People total and, per path, how many have it. */
  attributesSeen(scimServerId: ScimServerId | null): Promise<{ people: number; items: readonly AttributeSeenRecord[] }>
  /** The values that people have there, most people first, at most `limit`; each in its spelling. */
  valuesSeen(query: ValuesQuery, limit: number): Promise<readonly ValueSeenRecord[]>
}
