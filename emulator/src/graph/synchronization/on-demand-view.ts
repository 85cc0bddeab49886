import { randomUUID } from 'node:crypto'
import type { Application } from '../../applications/index.ts'
import type { OnDemandRequest, OnDemandResult, Step } from '../../engine/index.ts'
import type { Graph } from '../graph.ts'

/** The two JSON texts that provisionOnDemand answers: outcome, and what was done. */
export function onDemandView(
  graph: Graph,
  application: Application,
  request: OnDemandRequest,
  result: OnDemandResult,
  times: { began: Date; ended: Date },
): { key: string; value: string } {
  const skipped = result.steps.find((step) => step.status === 'skipped')
  const errorCode = result.error?.code ?? (skipped?.details['SkipReason'] || null)
  const reason = result.error?.message ?? skipped?.description ?? null
  const details = errorCode === null ? {} : { errorCode, errorMessage: reason }
  const key = JSON.stringify({ result: result.result, details })
  // Microsoft answers an empty object for groups.
  if (!('userId' in request)) return { key, value: '{}' }
  const user = graph.rehearsal.tenant.users.get(request.userId)
  const link = graph.rehearsal.applications.data(application.id).links.get(request.userId)
  const systemName = graph.records.of(application).templateId === 'scim' ? 'customappsso' : 'customappsso (2016)'
  const value = {
    action: result.action,
    changeId: randomUUID(),
    cycleId: randomUUID(),
    startTime: times.began.toISOString(),
    endTime: times.ended.toISOString(),
    jobId: application.job.id,
    tenantId: graph.rehearsal.tenant.profile.id,
    reportableIdentifier: user?.userPrincipalName ?? request.userId,
    statusInfo: {
      status: result.result,
      errorCode,
      reason,
      additionalDetails: result.error?.response ?? null,
      errorCategory: result.error ? 'Failure' : null,
      recommendedAction: result.error?.whatToDo ?? null,
    },
    sourceIdentity: { id: request.userId, type: 'User', displayName: user?.displayName ?? null },
    sourceSystem: { name: 'Azure Active Directory' },
    targetIdentity: { id: link?.targetId ?? null, type: 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User' },
    targetSystem: { name: systemName },
    modifiedProperties: result.modified.map(({ attribute, oldValue, newValue }) => ({
      displayName: attribute,
      oldValue,
      newValue,
    })),
    provisioningSteps: result.steps.map((step) => stepView(step, result.action, times.ended)),
  }
  return { key, value: JSON.stringify(value) }
}

const suffixes: Record<string, string> = { Create: 'Add', Update: 'Update', Disable: 'Update', Delete: 'Delete' }

/** Graph's names and types of the four steps. */
export function stepName(step: Step, action: string): { name: string; type: string } {
  switch (step.name) {
    case 'Import user':
      return { name: 'EntryImport', type: 'Import' }
    case 'Determine if user is in scope':
      return { name: 'EntrySynchronizationScoping', type: 'Scoping' }
    case 'Match user between source and target system':
      return { name: 'EntryImport', type: 'Matching' }
    case 'Perform action': {
      const suffix = suffixes[action]
      if (step.status === 'skipped' || suffix === undefined)
        return { name: 'EntrySynchronizationSkip', type: 'Processing' }
      return { name: `EntryExport${suffix}`, type: 'Export' }
    }
  }
}

const statuses = { success: 'Success', failure: 'Failure', skipped: 'Skipped' } as const

function stepView(step: Step, action: string, at: Date) {
  return {
    ...stepName(step, action),
    status: statuses[step.status],
    description: step.description,
    timestamp: at.toISOString(),
    details: step.details,
  }
}
