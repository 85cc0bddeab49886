import type { Application } from '../../applications/index.ts'
import { access } from '../identity/index.ts'
import { type EntitySet, entityAnswer, listAnswer, type View } from '../odata/index.ts'
import { type ApplicationRecord, clearJob } from '../records/index.ts'
import { type GraphCall, type GraphRoute, JsonObject, noContent } from '../wire/index.ts'
import { appRoleViews } from './app-roles.ts'
import { servicePrincipalOf } from './lookup.ts'

/** A service principal as Graph shows it. */
export function servicePrincipalView(application: Application, record: ApplicationRecord): View {
  const { objectId, appId, displayName, createdAt } = application
  const { accountEnabled, appRoleAssignmentRequired, notes, tags } = record
  return {
    id: objectId,
    deletedDateTime: null,
    accountEnabled,
    appDisplayName: displayName,
    appId,
    applicationTemplateId: '8adf8e6e-67b2-4cf2-a259-e3dc5476c621',
    appRoleAssignmentRequired,
    createdDateTime: createdAt,
    description: null,
    displayName,
    homepage: null,
    loginUrl: null,
    notes,
    notificationEmailAddresses: [],
    preferredSingleSignOnMode: null,
    replyUrls: [],
    servicePrincipalNames: [appId],
    servicePrincipalType: 'Application',
    signInAudience: 'AzureADMyOrg',
    tags,
    appRoles: appRoleViews(application),
    oauth2PermissionScopes: [],
    passwordCredentials: [],
    keyCredentials: [],
  }
}

function setOf(call: GraphCall): EntitySet<Application> {
  return {
    name: 'servicePrincipals',
    filterable: [
      'id',
      'appId',
      'displayName',
      'appDisplayName',
      'tags',
      'accountEnabled',
      'applicationTemplateId',
      'createdDateTime',
      'servicePrincipalType',
    ],
    sortable: ['displayName', 'createdDateTime'],
    advanced: true,
    view: (application) => servicePrincipalView(application, call.graph.records.of(application)),
  }
}

/** Service principals: the enterprise applications of the admin center. */
export const servicePrincipalRoutes: readonly GraphRoute[] = [
  {
    method: 'GET',
    path: '/servicePrincipals',
    access: access.readApplications,
    handle: (call) => {
      const { rehearsal, replication } = call.graph
      return listAnswer(
        call,
        setOf(call),
        rehearsal.applications.list().filter((one) => replication.isListed(one.objectId)),
      )
    },
  },
  {
    method: 'GET',
    path: '/servicePrincipals/{id}',
    access: access.readApplications,
    handle: (call) => entityAnswer(call, setOf(call), servicePrincipalOf(call, access.readApplications)),
  },
  {
    method: 'PATCH',
    path: '/servicePrincipals/{id}',
    access: access.writeApplications,
    handle: (call) => {
      update(call, servicePrincipalOf(call, access.writeApplications))
      return noContent
    },
  },
  {
    method: 'DELETE',
    path: '/servicePrincipals/{id}',
    access: access.writeApplications,
    handle: async (call) => {
      await removeApplication(call, servicePrincipalOf(call, access.writeApplications), 'Remove service principal')
      return noContent
    },
  },
]

function update(call: GraphCall, application: Application): void {
  const { graph, caller } = call
  const body = new JsonObject(call.body)
  const record = graph.records.of(application)
  const changed = {
    accountEnabled: body.flag('accountEnabled', record.accountEnabled),
    appRoleAssignmentRequired: body.flag('appRoleAssignmentRequired', record.appRoleAssignmentRequired),
    notes: body.has('notes') ? body.optionalText('notes') : record.notes,
    tags: body.has('tags') ? body.texts('tags') : record.tags,
  }
  if (body.has('displayName')) graph.rehearsal.applications.rename(application.id, body.text('displayName'))
  graph.records.save(Object.assign(record, changed))
  const target = { id: application.objectId, displayName: application.displayName, type: 'ServicePrincipal' }
  const entry = { category: 'ApplicationManagement', operation: 'Update', target } as const
  graph.audits.add(caller, { ...entry, activity: 'Update service principal' })
}

/** Moves an application to the recycle bin; its job, links and logs go for good. The rehearsal has one object for both. */
export async function removeApplication(call: GraphCall, application: Application, activity: string): Promise<void> {
  const { graph, caller } = call
  const { applications, provisioning } = graph.rehearsal
  const record = graph.records.of(application)
  provisioning.stop(application.id)
  await provisioning.settled(application.id)
  applications.remove(application.id)
  graph.records.remove(application)
  clearJob(application, record)
  graph.recycleBin.add(application, record)
  const target = { id: application.objectId, displayName: application.displayName, type: 'ServicePrincipal' }
  graph.audits.add(caller, { activity, category: 'ApplicationManagement', operation: 'Delete', target })
}
