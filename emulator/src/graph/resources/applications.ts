import type { Application } from '../../applications/index.ts'
import { access } from '../identity/index.ts'
import { type EntitySet, entityAnswer, listAnswer, type View } from '../odata/index.ts'
import { type GraphCall, type GraphRoute, JsonObject, noContent } from '../wire/index.ts'
import { appRoleViews, readAppRoles } from './app-roles.ts'
import { applicationOf } from './lookup.ts'
import { removeApplication } from './service-principals.ts'

const templateId = '8adf8e6e-67b2-4cf2-a259-e3dc5476c621'

/** An application as Graph shows it. */
export function applicationView(application: Application): View {
  const { id, appId, displayName, createdAt } = application
  return {
    id,
    appId,
    applicationTemplateId: templateId,
    createdDateTime: createdAt,
    displayName,
    homepage: null,
    identifierUris: [],
    signInAudience: 'AzureADMyOrg',
    tags: [],
    appRoles: appRoleViews(application),
    publicClient: { redirectUris: [] },
    web: { homePageUrl: null, redirectUris: [], logoutUrl: null },
    requiredResourceAccess: [],
    passwordCredentials: [],
    keyCredentials: [],
  }
}

const set: EntitySet<Application> = {
  name: 'applications',
  filterable: ['id', 'appId', 'displayName', 'createdDateTime', 'applicationTemplateId'],
  sortable: ['displayName', 'createdDateTime'],
  advanced: true,
  view: applicationView,
}

/** Application objects: read, change the name and the roles, delete together with the service principal. */
export const applicationRoutes: readonly GraphRoute[] = [
  {
    method: 'GET',
    path: '/applications',
    access: access.readApplications,
    handle: (call) => listAnswer(call, set, listed(call)),
  },
  {
    method: 'GET',
    path: '/applications/{id}',
    access: access.readApplications,
    handle: (call) => entityAnswer(call, set, applicationOf(call, access.readApplications)),
  },
  {
    method: 'PATCH',
    path: '/applications/{id}',
    access: access.writeApplications,
    handle: (call) => {
      update(call, applicationOf(call, access.writeApplications))
      return noContent
    },
  },
  {
    method: 'DELETE',
    path: '/applications/{id}',
    access: access.writeApplications,
    handle: async (call) => {
      await removeApplication(call, applicationOf(call, access.writeApplications), 'Delete application')
      return noContent
    },
  },
]

function listed({ graph }: GraphCall): Application[] {
  return graph.rehearsal.applications.list().filter((one) => graph.replication.isListed(one.id))
}

function update(call: GraphCall, application: Application): void {
  const { applications } = call.graph.rehearsal
  const body = new JsonObject(call.body)
  const appRoles = body.has('appRoles') ? readAppRoles(body.objects('appRoles')) : null
  if (body.has('displayName')) applications.rename(application.id, body.text('displayName'))
  if (appRoles) applications.setAppRoles(application.id, appRoles)
}
