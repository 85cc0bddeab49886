import type { Mapping } from '../mapping/index.ts'

/** A user or group that may use an application. */
export interface Assignment {
  id: string
  principalId: string
  /** The role that it gives; absent for the application's first one. */
  appRoleId?: string
  createdAt?: string
}

/** A role that an application offers (appRole). */
export interface ApplicationRole {
  id: string
  /** What is sent for it; null for a role that only lets people in. */
  value: string | null
  displayName: string
  description: string
  isEnabled: boolean
  allowedMemberTypes: string[]
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
  error: JobError
  /** When it was imposed for the first time since the job was last well, and when it was last kept up. */
  since: string
  currentBegan: string
  nextAttempt: string
  attempts: number
}

/** One run of the job (Graph: synchronizationTaskExecution). Times are ISO 8601. */
export interface TaskExecution {
  activityIdentifier: string
  /** Objects that are assigned; and those of them that pass the scoping filters. */
  countEntitled: number
  countEntitledForProvisioning: number
  /** Objects that wait for a retry; and all failures of the run. */
  countEscrowed: number
  countEscrowedRaw: number
  /** Objects that were written to the target; and the successful writes. */
  countExported: number
  countExports: number
  /** Objects that were read from the source, those of them that had changed, and changed references. */
  countImported: number
  countImportedDeltas: number
  countImportedReferenceDeltas: number
  error: JobError | null
  state: 'Succeeded' | 'Failed' | 'EntryLevelErrors'
  timeBegan: string
  timeEnded: string
}

/** Why a run failed (Graph: synchronizationError). */
export interface JobError {
  code: string
  message: string
  tenantActionable: boolean
}

/** What the job tells of its runs (Graph: synchronizationStatus). */
export interface JobHistory {
  countSuccessiveCompleteFailures: number
  /** The first cycle had so many failures that they were cleared and the job paused instead of going into quarantine. */
  escrowsPruned: boolean
  lastExecution: TaskExecution | null
  lastSuccessfulExecution: TaskExecution | null
  lastSuccessfulExecutionWithExports: TaskExecution | null
  /** When everything was in step for the first time, and the last time. */
  steadyStateFirstAchievedTime: string | null
  steadyStateLastAchievedTime: string | null
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
  history: JobHistory
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
  /** Absent while it has the roles that it started with. */
  appRoles?: ApplicationRole[]
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
  /** A reference waits for an object that is not on the target yet. */
  referencesPending: boolean
  /** A restart asked for it: every member of the group is sent again. */
  resendMembers?: boolean
}

/** What failed: the object itself, or its manager or members. */
export type EscrowPart = 'entry' | 'reference'

/** Something that failed and is tried again later. */
export interface Escrow {
  sourceId: string
  type: 'User' | 'Group'
  part: EscrowPart
  reason: string
  attempts: number
  /** ISO time; null when the retries were stopped. */
  nextTry: string | null
}
