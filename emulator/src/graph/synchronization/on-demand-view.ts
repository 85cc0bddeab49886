import type { Application } from '../../applications/index.ts'
import {
  type OnDemandRequest,
  type OnDemandResult,
  type ProvisioningLogDetail,
  provisioningDetails,
} from '../../engine/index.ts'
import type { Graph } from '../graph.ts'

/** The two JSON texts that provisionOnDemand answers: outcome, and what was done. */
export function onDemandView(
  graph: Graph,
  application: Application,
  request: OnDemandRequest,
  result: OnDemandResult,
  times: { began: Date; ended: Date },
): { key: string; value: string } {
  const objectId = 'userId' in request ? request.userId : request.groupId
  const entry = newestLine(graph, application, objectId, times.began)
  const errorCode = result.error?.code ?? entry?.errorCode ?? null
  const reason = result.error?.message ?? entry?.reason ?? entry?.description ?? null
  const details = errorCode === null ? {} : { errorCode, errorMessage: reason }
  const key = JSON.stringify({ result: result.result, details })
  // Microsoft answers an empty object for groups.
  if (!('userId' in request)) return { key, value: '{}' }
  const user = graph.rehearsal.tenant.users.get(request.userId)
  const link = graph.rehearsal.applications.data(application.id).links.get(request.userId)
  const value = {
    action: result.action,
    changeId: entry?.changeId ?? null,
    cycleId: entry?.cycleId ?? entry?.changeId ?? null,
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
    targetSystem: { name: 'customappsso' },
    modifiedProperties: result.modified.map(({ attribute, oldValue, newValue }) => ({
      displayName: attribute,
      oldValue,
      newValue,
    })),
    provisioningSteps: entry ? stepViews(entry, times.ended) : [],
  }
  return { key, value: JSON.stringify(value) }
}

/** The line that this call wrote to the logs; none when the connection test failed. */
function newestLine(
  graph: Graph,
  application: Application,
  objectId: string,
  since: Date,
): ProvisioningLogDetail | undefined {
  const { items } = graph.rehearsal.logs.find({ applicationId: application.id, limit: 50 })
  return items.find((entry) => entry.object.id === objectId && entry.at >= since.toISOString())
}

function stepViews(entry: ProvisioningLogDetail, at: Date) {
  return provisioningDetails(entry).provisioningSteps.map(({ name, type, status, description, details }) => ({
    name,
    type: capital(type),
    status: capital(status),
    description,
    timestamp: at.toISOString(),
    details,
  }))
}

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1)
}
