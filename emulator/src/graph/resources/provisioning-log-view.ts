import type { Application } from '../../applications/index.ts'
import type { ProvisioningLogDetail, Step } from '../../engine/index.ts'
import type { Graph } from '../graph.ts'
import type { View } from '../odata/index.ts'
import { stepName } from '../synchronization/index.ts'

const targetTypes = {
  User: 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User',
  Group: 'urn:ietf:params:scim:schemas:core:2.0:Group',
} as const

/** Codes of failures that are the service's own or the network's, not the object's. */
const outside = new Set(['Timeout', 'InternalServerError', 'TooManyRequests', 'WebExceptionProtocolError'])

/** A line of the provisioning logs as Graph shows it (provisioningObjectSummary). */
export function logView(graph: Graph, application: Application, entry: ProvisioningLogDetail): View {
  const { object, target } = entry
  const { id: tenantId } = graph.rehearsal.tenant.profile
  const user = graph.rehearsal.tenant.users.get(object.id)
  const { objectId, displayName } = application
  return {
    id: entry.id,
    activityDateTime: entry.at,
    tenantId,
    jobId: application.job.id,
    cycleId: entry.cycleId ?? entry.id,
    changeId: entry.id,
    provisioningAction: entry.action.toLowerCase(),
    durationInMilliseconds: entry.milliseconds,
    servicePrincipal: { id: objectId, displayName },
    sourceSystem: { id: tenantId, displayName: 'Azure Active Directory', details: {} },
    targetSystem: {
      id: application.appId,
      displayName: 'customappsso',
      details: {
        ApplicationId: application.appId,
        ServicePrincipalId: objectId,
        ServicePrincipalDisplayName: displayName,
      },
    },
    initiatedBy: { id: '', displayName: 'Azure AD Provisioning Service', initiatorType: 'system' },
    sourceIdentity: {
      id: object.id,
      displayName: object.displayName,
      identityType: object.type,
      details: {
        id: object.id,
        odatatype: object.type,
        DisplayName: object.displayName,
        ...(user ? { UserPrincipalName: user.userPrincipalName } : {}),
      },
    },
    targetIdentity: {
      id: target.id ?? '',
      displayName: object.displayName,
      identityType: targetTypes[object.type],
      details: {},
    },
    provisioningStatusInfo: { status: entry.status.toLowerCase(), errorInformation: errorOf(entry) },
    provisioningSteps: entry.steps.map((step) => stepView(step, entry.action)),
    modifiedProperties: entry.modified.map((one) => ({
      displayName: one.attribute,
      oldValue: one.oldValue,
      newValue: one.newValue,
    })),
  }
}

function errorOf(entry: ProvisioningLogDetail): View | null {
  if (entry.errorCode === null) return null
  const category = outside.has(entry.errorCode)
    ? 'nonServiceFailure'
    : entry.status === 'Failure'
      ? 'failure'
      : 'success'
  return {
    errorCode: entry.errorCode,
    reason: entry.description,
    additionalDetails: entry.response,
    errorCategory: category,
    recommendedAction: entry.whatToDo,
  }
}

function stepView(step: Step, action: string): View {
  const { name, type } = stepName(step, action)
  return {
    name,
    provisioningStepType: type.toLowerCase(),
    status: step.status,
    description: step.description,
    details: step.details,
  }
}
