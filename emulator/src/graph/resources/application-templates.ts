import { access } from '../identity/index.ts'
import { type EntitySet, entityAnswer, listAnswer } from '../odata/index.ts'
import { context, type GraphRoute, JsonObject, notFound, parameter } from '../wire/index.ts'
import { applicationView } from './applications.ts'
import { servicePrincipalView } from './service-principals.ts'

/** The template of an application that is in no gallery. */
export const nonGalleryTemplateId = '8adf8e6e-67b2-4cf2-a259-e3dc5476c621'

interface Template {
  id: string
  displayName: string
  description: string
}

const templates: readonly Template[] = [
  { id: nonGalleryTemplateId, displayName: 'Custom', description: 'An application that is not in the gallery.' },
]

const set: EntitySet<Template> = {
  name: 'applicationTemplates',
  filterable: ['id', 'displayName'],
  sortable: ['displayName'],
  view: ({ id, displayName, description }) => ({
    id,
    displayName,
    homePageUrl: null,
    supportedSingleSignOnModes: ['password', 'saml', 'external', 'oidc'],
    supportedProvisioningTypes: ['sync'],
    logoUrl: null,
    categories: [],
    publisher: 'Microsoft Corporation',
    description,
  }),
}

/** The gallery: the one template that makes a non-gallery application. */
export const applicationTemplateRoutes: readonly GraphRoute[] = [
  {
    method: 'GET',
    path: '/applicationTemplates',
    access: access.anyone,
    handle: (call) => listAnswer(call, set, templates),
  },
  {
    method: 'GET',
    path: '/applicationTemplates/{id}',
    access: access.anyone,
    handle: (call) => entityAnswer(call, set, templateOf(parameter(call, 'id'))),
  },
  {
    method: 'POST',
    path: '/applicationTemplates/{id}/instantiate',
    access: access.writeApplications,
    handle: (call) => {
      templateOf(parameter(call, 'id'))
      const { graph, caller } = call
      const application = graph.rehearsal.applications.create(new JsonObject(call.body).text('displayName'))
      const record = graph.records.of(application)
      if (caller.kind === 'application') record.ownerClientId = caller.clientId
      graph.records.save(record)
      graph.replication.note(application.id, application.objectId)
      const { displayName } = application
      const entry = { category: 'ApplicationManagement', operation: 'Add' } as const
      const target = (id: string, type: string) => ({ id, displayName, type })
      graph.audits.add(caller, { ...entry, activity: 'Add application', target: target(application.id, 'Application') })
      graph.audits.add(caller, {
        ...entry,
        activity: 'Add service principal',
        target: target(application.objectId, 'ServicePrincipal'),
      })
      return {
        status: 201,
        body: {
          '@odata.context': context(call, 'microsoft.graph.applicationServicePrincipal'),
          application: applicationView(application),
          servicePrincipal: servicePrincipalView(application, record),
        },
      }
    },
  },
]

function templateOf(id: string): Template {
  const found = templates.find((one) => one.id === id.toLowerCase())
  if (!found) throw notFound(id)
  return found
}
