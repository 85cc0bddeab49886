import { createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { account, needSession, root } from './account-route.tsx'
import * as search from './addresses.ts'
import { queryClient } from './api/query-client.ts'
import { LoadingRows } from './components/Loading.tsx'
import { PageFailed } from './shell/PageFailed.tsx'
import { signaturesRoute } from './signatures-route.tsx'

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: async ({ context }) => {
    const session = await needSession(context.queryClient, '/')
    const first = session.accounts[0]
    if (first) throw redirect({ to: '/accounts/$accountId/overview', params: { accountId: first.id } })
  },
  component: lazyRouteComponent(() => import('./pages/sign-in/NoAccount.tsx'), 'NoAccount'),
})

const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  component: lazyRouteComponent(() => import('./pages/sign-in/Setup.tsx'), 'Setup'),
})

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: search.signInSearch,
  component: lazyRouteComponent(() => import('./pages/sign-in/SignIn.tsx'), 'SignIn'),
})

const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation',
  component: lazyRouteComponent(() => import('./pages/sign-in/AcceptInvitation.tsx'), 'AcceptInvitation'),
})

const me = createRoute({
  getParentRoute: () => root,
  path: '/me',
  validateSearch: search.ownSearch,
  component: lazyRouteComponent(() => import('./pages/me/MePage.tsx'), 'MePage'),
})

const accountHome = createRoute({
  getParentRoute: () => account,
  path: '/',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/accounts/$accountId/overview', params })
  },
})

const overview = createRoute({
  getParentRoute: () => account,
  path: 'overview',
  component: lazyRouteComponent(() => import('./pages/overview/OverviewPage.tsx'), 'OverviewPage'),
})

const users = createRoute({
  getParentRoute: () => account,
  path: 'users',
  validateSearch: search.usersSearch,
  component: lazyRouteComponent(() => import('./pages/users/UsersPage.tsx'), 'UsersPage'),
})

const person = createRoute({
  getParentRoute: () => account,
  path: 'users/$userId',
  validateSearch: search.personSearch,
  component: lazyRouteComponent(() => import('./pages/person/PersonPage.tsx'), 'PersonPage'),
})

const groups = createRoute({
  getParentRoute: () => account,
  path: 'groups',
  validateSearch: search.groupsSearch,
  component: lazyRouteComponent(() => import('./pages/groups/GroupsPage.tsx'), 'GroupsPage'),
})

const group = createRoute({
  getParentRoute: () => account,
  path: 'groups/$groupId',
  validateSearch: search.membersSearch,
  component: lazyRouteComponent(() => import('./pages/groups/GroupPage.tsx'), 'GroupPage'),
})

const scimServers = createRoute({
  getParentRoute: () => account,
  path: 'scim-servers',
  component: lazyRouteComponent(() => import('./pages/scim-servers/ScimServersPage.tsx'), 'ScimServersPage'),
})

const newScimServer = createRoute({
  getParentRoute: () => account,
  path: 'scim-servers/new',
  component: lazyRouteComponent(() => import('./pages/scim-servers/NewScimServerPage.tsx'), 'NewScimServerPage'),
})

const scimServer = createRoute({
  getParentRoute: () => account,
  path: 'scim-servers/$scimServerId',
  validateSearch: search.scimServerSearch,
  component: lazyRouteComponent(() => import('./pages/scim-servers/ScimServerPage.tsx'), 'ScimServerPage'),
})

const activity = createRoute({
  getParentRoute: () => account,
  path: 'activity',
  validateSearch: search.activitySearch,
  component: lazyRouteComponent(() => import('./pages/activity/ActivityPage.tsx'), 'ActivityPage'),
})

const health = createRoute({
  getParentRoute: () => account,
  path: 'health',
  validateSearch: search.healthSearch,
  component: lazyRouteComponent(() => import('./pages/health/HealthPage.tsx'), 'HealthPage'),
})

const heldChanges = createRoute({
  getParentRoute: () => account,
  path: 'held-changes',
  component: lazyRouteComponent(() => import('./pages/held-changes/HeldChangesPage.tsx'), 'HeldChangesPage'),
})

const heldBatch = createRoute({
  getParentRoute: () => account,
  path: 'held-changes/$batchId',
  validateSearch: search.heldBatchSearch,
  component: lazyRouteComponent(() => import('./pages/held-changes/HeldBatchPage.tsx'), 'HeldBatchPage'),
})

const attributes = createRoute({
  getParentRoute: () => account,
  path: 'attributes',
  validateSearch: search.attributesSearch,
  component: lazyRouteComponent(() => import('./pages/attributes/AttributesPage.tsx'), 'AttributesPage'),
})

const audit = createRoute({
  getParentRoute: () => account,
  path: 'audit',
  validateSearch: search.auditSearch,
  component: lazyRouteComponent(() => import('./pages/audit/AuditPage.tsx'), 'AuditPage'),
})

const settings = createRoute({
  getParentRoute: () => account,
  path: 'settings',
  validateSearch: search.settingsSearch,
  component: lazyRouteComponent(() => import('./pages/settings/SettingsPage.tsx'), 'SettingsPage'),
})

const accountPages = [
  accountHome,
  overview,
  users,
  person,
  groups,
  group,
  scimServers,
  newScimServer,
  scimServer,
  activity,
  health,
  heldChanges,
  heldBatch,
  attributes,
  signaturesRoute,
  audit,
  settings,
]

/** Every address of the dashboard. A page is loaded when its address is first visited. */
export const router = createRouter({
  routeTree: root.addChildren([home, setup, signIn, invitation, me, account.addChildren(accountPages)]),
  context: { queryClient },
  parseSearch: search.parseSearch,
  stringifySearch: search.stringifySearch,
  defaultPreload: 'intent',
  defaultErrorComponent: PageFailed,
  defaultPendingComponent: LoadingRows,
  scrollRestoration: true,
  // By address, not by visit: who comes back to a list finds the place where they left it.
  getScrollRestorationKey: (location) => location.pathname + location.searchStr,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
