import type { Application } from '../../applications/index.ts'
import type { GraphCall } from '../wire/index.ts'

/** Writes a change of an application's provisioning to the directory audits. */
export function auditProvisioning({ graph, caller }: GraphCall, application: Application, activity: string): void {
  graph.audits.add(caller, {
    activity,
    category: 'ProvisioningManagement',
    operation: 'Update',
    target: { id: application.objectId, displayName: application.displayName, type: 'ServicePrincipal' },
  })
}
