import type { Graph } from '../graph.ts'
import { access } from '../identity/index.ts'
import { type EntitySet, listAnswer, type View } from '../odata/index.ts'
import type { AuditEntry } from '../records/index.ts'
import type { GraphRoute } from '../wire/index.ts'

function setOf(graph: Graph): EntitySet<AuditEntry> {
  return {
    name: 'auditLogs/directoryAudits',
    filterable: [
      'id',
      'activityDateTime',
      'activityDisplayName',
      'category',
      'result',
      'loggedByService',
      'targetResources',
      't/id',
      't/displayName',
      'initiatedBy/user/userPrincipalName',
      'initiatedBy/app/appId',
    ],
    sortable: ['activityDateTime'],
    caseSensitive: true,
    view: (entry) => view(graph, entry),
  }
}

function view(graph: Graph, entry: AuditEntry): View {
  const { clientId, userPrincipalName } = entry.by
  const app = {
    appId: clientId,
    displayName: graph.registrations.find(clientId)?.displayName ?? null,
    servicePrincipalId: null,
  }
  return {
    id: entry.id,
    category: entry.category,
    correlationId: entry.id,
    result: 'success',
    resultReason: '',
    activityDisplayName: entry.activity,
    activityDateTime: entry.at,
    loggedByService: entry.category === 'ProvisioningManagement' ? 'Account Provisioning' : 'Core Directory',
    operationType: entry.operation,
    initiatedBy:
      userPrincipalName === null
        ? { app, user: null }
        : { app: null, user: { id: null, displayName: null, userPrincipalName } },
    targetResources: [{ ...entry.target, modifiedProperties: [] }],
    additionalDetails: [],
  }
}

/** Who changed what in the directory. */
export const directoryAuditRoutes: readonly GraphRoute[] = [
  {
    method: 'GET',
    path: '/auditLogs/directoryAudits',
    access: access.readAudits,
    handle: (call) => listAnswer(call, setOf(call.graph), call.graph.audits.entries),
  },
]
