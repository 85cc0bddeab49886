import type { Mapping } from '../mapping/index.ts'

/** A user or group that may use an application. */
export interface Assignment {
  id: string
  principalId: string
}

export interface ProvisioningSettings {
  scope: 'all' | 'assigned'
  notificationEmail: string | null
  preventAccidentalDeletion: boolean
  deletionThreshold: number
  /** Nothing is sent when somebody leaves the scope (skip-out-of-scope-deletions). */
  skipOutOfScopeDeletions: boolean
}

export interface CycleCounts {
  created: number
  updated: number
  disabled: number
  deleted: number
  skipped: number
  failed: number
}

/** A run over the tenant; times are ISO 8601. */
export interface Cycle {
  id: string
  kind: 'initial' | 'incremental'
  running: boolean
  startedAt: string
  endedAt: string | null
  phase: 'users' | 'groups' | 'references' | null
  done: number
  total: number
  counts: CycleCounts
}

export interface Quarantine {
  reason: string
  message: string
  since: string
  nextAttempt: string
  attempts: number
}

/** The provisioning job of an application. */
export interface Job {
  id: string
  state: 'Paused' | 'Active' | 'Quarantine'
  /** The tenant's sequence number that the last finished cycle saw; null makes the next cycle an initial one. */
  watermark: number | null
  nextCycleAt: string | null
  lastCycleAt: string | null
  cycle: Cycle | null
  quarantine: Quarantine | null
  /** The admin allowed the deletes that were held back; good for one cycle. */
  allowDeletes: boolean
}

export interface Credentials {
  tenantUrl: string
  secretToken: string
}

/** An enterprise application with its provisioning. */
export interface Application {
  id: string
  appId: string
  objectId: string
  displayName: string
  createdAt: string
  mode: 'Manual' | 'Automatic'
  credentials: Credentials | null
  settings: ProvisioningSettings
  mappings: { users: Mapping; groups: Mapping }
  assignments: Assignment[]
  job: Job
}

/** What the job knows of an object on the target: the connector data store. */
export interface Link {
  sourceId: string
  type: 'User' | 'Group'
  targetId: string
  displayName: string
  /** It left the scope and was disabled: from then on it is left alone. */
  unmanaged: boolean
  /** The manager's target id as last seen or sent. */
  manager: string | null
  /** Members that were sent: source id to target id. */
  members: Map<string, string>
  /** Members that were out of scope when they came: not sent until a restart. */
  omitted: Set<string>
  /** A reference waits for an object that is not on the target yet. */
  referencesPending: boolean
}

/** An object that failed and is tried again later. */
export interface Escrow {
  sourceId: string
  type: 'User' | 'Group'
  reason: string
  attempts: number
  nextTry: string
}
