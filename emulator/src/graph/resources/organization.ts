import type { Graph } from '../graph.ts'
import { access } from '../identity/index.ts'
import { type EntitySet, entityAnswer, listAnswer, type View } from '../odata/index.ts'
import { badRequest, type GraphRoute, notFound, parameter } from '../wire/index.ts'
import { userDefaults, userView } from './user-view.ts'

const organizations: EntitySet<View> = {
  name: 'organization',
  filterable: ['id'],
  sortable: ['displayName'],
  view: (view) => view,
}

function organizationView(graph: Graph): View {
  const { id, displayName, domain } = graph.rehearsal.tenant.profile
  return {
    id,
    displayName,
    tenantType: 'AAD',
    countryLetterCode: null,
    createdDateTime: null,
    verifiedDomains: [{ capabilities: 'Email', isDefault: true, isInitial: true, name: domain, type: 'Managed' }],
    assignedPlans: plansOf(graph),
  }
}

/** Microsoft's identifiers of Entra ID P1: the SKU and its service plan. */
const premium = { skuId: '078d2b04-f1bd-4111-bbd4-b4b1b354cef4', planId: '41781fb2-bc02-4b7c-bd55-b576c07bb09d' }

function plansOf(graph: Graph): View[] {
  if (graph.faults.settings.withoutPremium) return []
  return [
    {
      assignedDateTime: null,
      capabilityStatus: 'Enabled',
      service: 'AADPremiumService',
      servicePlanId: premium.planId,
    },
  ]
}

const skus: EntitySet<View> = { name: 'subscribedSkus', filterable: [], sortable: [], view: (view) => view }

function skusOf(graph: Graph): View[] {
  if (graph.faults.settings.withoutPremium) return []
  const { id } = graph.rehearsal.tenant.profile
  return [
    {
      id: `${id}_${premium.skuId}`,
      accountId: id,
      appliesTo: 'User',
      capabilityStatus: 'Enabled',
      consumedUnits: graph.rehearsal.tenant.users.size,
      prepaidUnits: { enabled: Math.max(25, graph.rehearsal.tenant.users.size), suspended: 0, warning: 0 },
      servicePlans: [
        {
          servicePlanId: premium.planId,
          servicePlanName: 'AAD_PREMIUM',
          provisioningStatus: 'Success',
          appliesTo: 'User',
        },
      ],
      skuId: premium.skuId,
      skuPartNumber: 'AAD_PREMIUM',
    },
  ]
}

const people: EntitySet<View> = {
  name: 'users',
  filterable: [],
  sortable: [],
  defaults: userDefaults,
  view: (view) => view,
}

/** The organisation, its licences, and who is signed in. */
export const organizationRoutes: readonly GraphRoute[] = [
  {
    method: 'GET',
    path: '/organization',
    access: access.readOrganization,
    handle: (call) => listAnswer(call, organizations, [organizationView(call.graph)]),
  },
  {
    method: 'GET',
    path: '/organization/{id}',
    access: access.readOrganization,
    handle: (call) => {
      const view = organizationView(call.graph)
      if (view['id'] !== parameter(call, 'id')) throw notFound(parameter(call, 'id'))
      return entityAnswer(call, organizations, view)
    },
  },
  {
    method: 'GET',
    path: '/subscribedSkus',
    access: access.readLicences,
    handle: (call) => listAnswer(call, skus, skusOf(call.graph)),
  },
  {
    method: 'GET',
    path: '/me',
    access: access.readMe,
    handle: (call) => {
      const { caller, graph } = call
      const name = caller.userPrincipalName
      if (name === null) throw badRequest('/me request is only valid with delegated authentication flow.')
      const user = graph.rehearsal.tenant.userByName(name)
      return entityAnswer(call, people, user ? userView(graph.rehearsal.tenant, user) : adminView(name))
    },
  },
]

/** The rehearsal's own admin is no person of the tenant. */
function adminView(userPrincipalName: string): View {
  const nothing = Object.fromEntries(userDefaults.map((name) => [name, null]))
  return {
    ...nothing,
    id: '00000000-0000-4000-8000-0000000ad317',
    businessPhones: [],
    displayName: 'Rehearsal admin',
    userPrincipalName,
  }
}
