/** What the rehearsal's JSON API says about one application's provisioning. */

export interface CycleCounts {
  created: number
  updated: number
  disabled: number
  deleted: number
  skipped: number
  failed: number
}

export interface Cycle {
  kind: 'initial' | 'incremental'
  running: boolean
  startedAt: string
  endedAt: string | null
  phase: 'users' | 'groups' | 'references' | null
  done: number
  total: number
  counts: CycleCounts
}

export interface Job {
  id: string
  status: 'NotConfigured' | 'Paused' | 'Active' | 'Quarantine'
  statusText: string
  cycle: Cycle | null
  statistics: { users: number; groups: number }
  lastCycleAt: string | null
  nextCycleAt: string | null
  escrowed: number
  quarantine: { reason: string; message?: string; since: string; nextAttempt: string } | null
}

export interface ProvisioningSettings {
  scope: 'all' | 'assigned'
  notificationEmail: string | null
  preventAccidentalDeletion: boolean
  deletionThreshold: number
}

export interface AttributeMapping {
  source: string
  expression: string
  type: 'Direct' | 'Constant' | 'Expression'
  target: string
  /** 0: not a matching attribute; 1 is asked first. */
  matchingPrecedence: number
  apply: 'Always' | 'OnlyOnCreate'
  defaultValue: string | null
}

export interface ScopingClause {
  attribute: string
  operator: string
  value: string
}

export interface ScopingFilter {
  name: string
  clauses: ScopingClause[]
}

export interface Mapping {
  enabled: boolean
  actions: { create: boolean; update: boolean; delete: boolean }
  attributes: AttributeMapping[]
  scopingFilters: ScopingFilter[]
}

/** A mapping with the names that its editor offers. */
export interface EditableMapping extends Mapping {
  sourceAttributes?: string[]
  targetAttributes?: string[]
}

export interface Provisioning {
  mode: 'Manual' | 'Automatic'
  credentials: { tenantUrl: string; hasSecretToken: boolean } | null
  settings: ProvisioningSettings
  mappings: { users: Mapping; groups: Mapping }
  job: Job
}

/** Why a call to the SCIM server did not do what it should, with what was sent and answered (secrets removed). */
export interface Failure {
  code: string
  message: string
  request: string
  response: string
  whatToDo: string
}

export interface TestStep {
  name: string
  request: string
  status: number | null
  ok: boolean
  milliseconds: number
}

export type TestResult = { ok: true; steps?: TestStep[] } | ({ ok: false } & Failure)

export interface StepReport {
  name: string
  status: 'success' | 'failure' | 'skipped'
  description: string
  details: Record<string, string>
}

export interface ModifiedAttribute {
  attribute: string
  oldValue: string | null
  newValue: string | null
}

export interface OnDemandResult {
  result: 'Success' | 'Failure' | 'Skipped'
  action: string
  steps: StepReport[]
  modified: ModifiedAttribute[]
  error: Failure | null
}

export interface ProvisioningLog {
  id: string
  at: string
  action: string
  status: 'Success' | 'Failure' | 'Skipped' | 'Warning'
  object: { id: string; displayName: string; type: 'User' | 'Group' }
  target: { id: string | null }
  cycleId: string | null
  milliseconds: number
  description: string
  errorCode: string | null
}

export interface ProvisioningLogDetail extends ProvisioningLog {
  steps?: StepReport[]
  modified?: ModifiedAttribute[]
  request?: string | null
  response?: string | null
  whatToDo?: string | null
}

export type ExpressionResult = { ok: true; value: string | null } | { ok: false; message: string }
