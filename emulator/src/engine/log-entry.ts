import type { Problem } from '../scim-client/index.ts'

export type StepName =
  | 'Import user'
  | 'Determine if user is in scope'
  | 'Match user between source and target system'
  | 'Perform action'

/** One of the four steps that an object goes through. */
export interface Step {
  name: StepName
  status: 'success' | 'failure' | 'skipped'
  description: string
  details: Record<string, string>
}

export interface ModifiedProperty {
  attribute: string
  oldValue: string | null
  newValue: string | null
}

export type Action = 'Create' | 'Update' | 'Disable' | 'Delete' | 'StagedDelete' | 'Other'

/** A line of the provisioning logs. */
export interface ProvisioningLog {
  id: string
  at: string
  action: Action
  status: 'Success' | 'Failure' | 'Skipped' | 'Warning'
  object: { id: string; displayName: string; type: 'User' | 'Group' }
  target: { id: string | null }
  cycleId: string | null
  milliseconds: number
  description: string
  errorCode: string | null
  /** One id per object and cycle, as Graph's `changeId`. */
  changeId: string
  /** The fault of the rehearsal that had a hand in it, in words. */
  fault: string | null
}

export interface ProvisioningLogDetail extends ProvisioningLog {
  steps: Step[]
  modified: ModifiedProperty[]
  request: string | null
  response: string | null
  whatToDo: string | null
  /** A failure or skip in the words of Microsoft's log. */
  reason: string | null
}

/** The answer of Provision on demand. */
export interface OnDemandResult {
  result: 'Success' | 'Failure' | 'Skipped'
  action: string
  steps: Step[]
  modified: ModifiedProperty[]
  error: Problem | null
}
