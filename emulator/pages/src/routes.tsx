import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { AppShell } from './shell/app-shell.tsx'
import { LostPage } from './shell/lost-page.tsx'

const root = createRootRoute({ component: AppShell, notFoundComponent: LostPage })

/** The named search values that are text; anything else in the address is dropped. */
function texts<Key extends string>(search: Record<string, unknown>, keys: Key[]): Partial<Record<Key, string>> {
  const found: Partial<Record<Key, string>> = {}
  for (const key of keys) {
    const value = search[key]
    if (typeof value === 'string' && value !== '') found[key] = value
  }
  return found
}

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyRouteComponent(() => import('./tenant/home-page.tsx'), 'HomePage'),
})
const users = createRoute({
  getParentRoute: () => root,
  path: '/users',
  validateSearch: (search) => texts(search, ['search', 'filter']),
  component: lazyRouteComponent(() => import('./tenant/users-page.tsx'), 'UsersPage'),
})
const user = createRoute({
  getParentRoute: () => root,
  path: '/users/$userId',
  component: lazyRouteComponent(() => import('./tenant/user-page.tsx'), 'UserPage'),
})
const deletedUsers = createRoute({
  getParentRoute: () => root,
  path: '/deleted-users',
  component: lazyRouteComponent(() => import('./tenant/deleted-users-page.tsx'), 'DeletedUsersPage'),
})
const groups = createRoute({
  getParentRoute: () => root,
  path: '/groups',
  validateSearch: (search) => texts(search, ['search']),
  component: lazyRouteComponent(() => import('./tenant/groups-page.tsx'), 'GroupsPage'),
})
const group = createRoute({
  getParentRoute: () => root,
  path: '/groups/$groupId',
  component: lazyRouteComponent(() => import('./tenant/group-page.tsx'), 'GroupPage'),
})
const company = createRoute({
  getParentRoute: () => root,
  path: '/company',
  component: lazyRouteComponent(() => import('./tenant/company-page.tsx'), 'CompanyPage'),
})
const applications = createRoute({
  getParentRoute: () => root,
  path: '/applications',
  component: lazyRouteComponent(() => import('./applications/list-page.tsx'), 'ApplicationsPage'),
})
const gallery = createRoute({
  getParentRoute: () => root,
  path: '/applications/new',
  validateSearch: (search) => texts(search, ['panel']),
  component: lazyRouteComponent(() => import('./applications/gallery-page.tsx'), 'GalleryPage'),
})
const application = createRoute({
  getParentRoute: () => root,
  path: '/applications/$applicationId',
  component: lazyRouteComponent(() => import('./applications/application-page.tsx'), 'ApplicationPage'),
})
const properties = createRoute({
  getParentRoute: () => root,
  path: '/applications/$applicationId/properties',
  component: lazyRouteComponent(() => import('./applications/properties-page.tsx'), 'PropertiesPage'),
})
const assignments = createRoute({
  getParentRoute: () => root,
  path: '/applications/$applicationId/users-and-groups',
  component: lazyRouteComponent(() => import('./applications/assignments-page.tsx'), 'AssignmentsPage'),
})
const provisioning = createRoute({
  getParentRoute: () => root,
  path: '/applications/$applicationId/provisioning',
  component: lazyRouteComponent(() => import('./provisioning/overview-page.tsx'), 'ProvisioningOverviewPage'),
})
const settings = createRoute({
  getParentRoute: () => root,
  path: '/applications/$applicationId/provisioning/settings',
  component: lazyRouteComponent(() => import('./provisioning/settings-page.tsx'), 'ProvisioningSettingsPage'),
})
const onDemand = createRoute({
  getParentRoute: () => root,
  path: '/applications/$applicationId/provisioning/on-demand',
  component: lazyRouteComponent(() => import('./provisioning/on-demand-page.tsx'), 'OnDemandPage'),
})
const provisioningAssignments = createRoute({
  getParentRoute: () => root,
  path: '/applications/$applicationId/provisioning/users-and-groups',
  component: lazyRouteComponent(() => import('./provisioning/assignments-page.tsx'), 'ProvisioningAssignmentsPage'),
})
const mappings = createRoute({
  getParentRoute: () => root,
  path: '/applications/$applicationId/provisioning/mappings',
  component: lazyRouteComponent(() => import('./mapping/mappings-page.tsx'), 'MappingsPage'),
})
const mapping = createRoute({
  getParentRoute: () => root,
  path: '/applications/$applicationId/provisioning/mappings/$kind',
  component: lazyRouteComponent(() => import('./mapping/mapping-page.tsx'), 'MappingPage'),
})
const scope = createRoute({
  getParentRoute: () => root,
  path: '/applications/$applicationId/provisioning/mappings/$kind/scope',
  component: lazyRouteComponent(() => import('./mapping/scope-page.tsx'), 'ScopePage'),
})
const expressions = createRoute({
  getParentRoute: () => root,
  path: '/applications/$applicationId/provisioning/expression-builder',
  component: lazyRouteComponent(() => import('./mapping/expression-page.tsx'), 'ExpressionPage'),
})
const logs = createRoute({
  getParentRoute: () => root,
  path: '/applications/$applicationId/provisioning/logs',
  validateSearch: (search) => texts(search, ['status', 'action', 'search', 'log']),
  component: lazyRouteComponent(() => import('./provisioning/logs-page.tsx'), 'LogsPage'),
})

const registrations = createRoute({
  getParentRoute: () => root,
  path: '/app-registrations',
  component: lazyRouteComponent(() => import('./registrations/registrations-page.tsx'), 'RegistrationsPage'),
})
const attributeList = createRoute({
  getParentRoute: () => root,
  path: '/applications/$applicationId/provisioning/mappings/$kind/attribute-list',
  component: lazyRouteComponent(() => import('./mapping/attribute-list-page.tsx'), 'AttributeListPage'),
})
const faults = createRoute({
  getParentRoute: () => root,
  path: '/applications/$applicationId/provisioning/faults',
  component: lazyRouteComponent(() => import('./faults/faults-page.tsx'), 'FaultsPage'),
})

const tree = root.addChildren([
  home,
  users,
  user,
  deletedUsers,
  groups,
  group,
  company,
  applications,
  gallery,
  application,
  properties,
  assignments,
  provisioning,
  settings,
  onDemand,
  provisioningAssignments,
  mappings,
  mapping,
  scope,
  expressions,
  logs,
  faults,
  attributeList,
  registrations,
])

/** Every view of the admin center by its address. */
export const router = createRouter({ routeTree: tree, scrollRestoration: true })

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
