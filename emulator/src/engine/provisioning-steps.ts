import type { ProvisioningLogDetail, Step } from './log-entry.ts'

/** A step as Microsoft Graph names it (provisioningStep resource type). */
export interface ProvisioningStep {
  name: string
  type: 'import' | 'scoping' | 'matching' | 'processing' | 'referenceResolution' | 'export'
  status: 'success' | 'failure' | 'skipped'
  description: string
  details: Record<string, string>
}

/** What a log line holds beyond its four steps, in the terms of Graph's provisioningObjectSummary. */
export interface ProvisioningDetails {
  provisioningSteps: ProvisioningStep[]
  reason: string | null
  recommendedAction: string | null
  errorCategory: 'failure' | 'nonServiceFailure' | 'success'
}

const suffixes: Record<string, string> = { Create: 'Add', Update: 'Update', Disable: 'Update', Delete: 'Delete' }
const verbs: Record<string, string> = { Create: 'created', Update: 'updated', Disable: 'disabled', Delete: 'deleted' }

/** A log line as Microsoft Graph tells it. A fault of the server is no failure of the service. */
export function provisioningDetails(entry: ProvisioningLogDetail): ProvisioningDetails {
  return {
    provisioningSteps: entry.steps.flatMap((step) => stepsOf(entry, step)),
    reason: entry.reason,
    recommendedAction: entry.whatToDo,
    errorCategory: entry.status === 'Success' ? 'success' : 'nonServiceFailure',
  }
}

function stepsOf(entry: ProvisioningLogDetail, step: Step): ProvisioningStep[] {
  const { type, displayName } = entry.object
  const suffix = suffixes[entry.action]
  switch (step.name) {
    case 'Import user': {
      const change = suffix ?? 'Update'
      const description = `Received ${type} '${displayName}' change of type (${change}) from Azure Active Directory`
      return [{ ...step, name: `EntryImport${change}`, type: 'import', description }]
    }
    case 'Determine if user is in scope':
      return [{ ...step, name: 'EntrySynchronizationScoping', type: 'scoping', details: scopingDetails(step) }]
    case 'Match user between source and target system':
      return [{ ...step, name: 'EntryImport', type: 'matching' }]
    case 'Perform action':
      return performed(entry, step, suffix)
  }
}

/** The decision, and the write when there was one. */
function performed(entry: ProvisioningLogDetail, step: Step, suffix: string | undefined): ProvisioningStep[] {
  const { type, displayName } = entry.object
  if (step.status === 'skipped' || suffix === undefined) {
    return [{ ...step, name: 'EntrySynchronizationSkip', type: 'processing' }]
  }
  const verb = verbs[entry.action] ?? ''
  return [
    {
      name: `EntrySynchronization${suffix}`,
      type: 'processing',
      status: 'success',
      description: `${type} '${displayName}' will be ${verb} in customappsso`,
      details: {},
    },
    {
      name: `EntryExport${suffix}`,
      type: 'export',
      status: step.status,
      description:
        step.status === 'success' ? `${type} '${displayName}' was ${verb} in customappsso` : step.description,
      details: { ReportableIdentifier: displayName, ...step.details },
    },
  ]
}

function scopingDetails({ details, status }: Step): Record<string, string> {
  return {
    IsActive: details['Active in the source system'] ?? 'True',
    Assigned: details['Assigned to the application'] ?? 'True',
    IsEffectivelyEntitledForProvisioning: details['Assigned to the application'] ?? 'True',
    IsInProvisioningScopeDisplayName: status === 'success' ? 'True' : 'False',
    ScopeEvaluationResult: details['Scoping filters'] ?? '{}',
  }
}
