import type { Application } from '../../applications/index.ts'
import { type ProvisioningLogDetail, provisioningDetails } from '../../engine/index.ts'
import type { Graph } from '../graph.ts'
import type { View } from '../odata/index.ts'

const targetTypes = {
  User: 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User',
  Group: 'urn:ietf:params:scim:schemas:core:2.0:Group',
} as const

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
    changeId: entry.changeId,
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
    provisioningSteps: provisioningDetails(entry).provisioningSteps.map(({ type, ...step }) => ({
      ...step,
      provisioningStepType: type,
    })),
    modifiedProperties: entry.modified.map((one) => ({
      displayName: one.attribute,
      oldValue: one.oldValue,
      newValue: one.newValue,
    })),
  }
}

function errorOf(entry: ProvisioningLogDetail): View | null {
  if (entry.errorCode === null) return null
  const { reason, recommendedAction, errorCategory } = provisioningDetails(entry)
  return {
    errorCode: entry.errorCode,
    reason: reason ?? entry.description,
    additionalDetails: entry.response,
    errorCategory,
    recommendedAction,
  }
}
