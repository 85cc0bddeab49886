import type { Role } from '../../directory/operator-contract.ts'

/**
 * Who may call a route: anybody; any signed-in operator; the owner of the first account (installation-wide settings);
 * or members of the account that the path names, with one of these roles.
 */
export type Access = 'anybody' | 'operator' | 'installationOwner' | readonly Role[]

const everyRole: readonly Role[] = ['owner', 'manager', 'designer', 'auditor']
const owner: readonly Role[] = ['owner']
const ownerAndManager: readonly Role[] = ['owner', 'manager']

/** Route × role, the only place that decides. A route that is not named here does not start. */
export const accessTable: Readonly<Record<string, Access>> = {
  'setup.get': 'anybody',
  'setup.create': 'anybody',
  'setup.oneTimeSignIn': 'anybody',
  'session.get': 'operator',
  'session.options': 'anybody',
  'session.definePassword': 'operator',
  'accounts.create': 'installationOwner',
  'accounts.rename': owner,
  'operators.list': everyRole,
  'operators.change': owner,
  'operators.remove': owner,
  'invitations.list': owner,
  'invitations.create': owner,
  'invitations.delete': owner,
  'invitations.get': 'anybody',
  'invitations.accept': 'anybody',
  'oidc.get': 'installationOwner',
  'oidc.put': 'installationOwner',
  'oidc.delete': 'installationOwner',
  'oidc.test': 'installationOwner',
  'overview.get': everyRole,
  'people.list': everyRole,
  'people.get': everyRole,
  'people.history': everyRole,
  'people.edit': ownerAndManager,
  'people.delete': ownerAndManager,
  'people.facets': everyRole,
  'groups.list': everyRole,
  'groups.get': everyRole,
  'groups.members': everyRole,
  'scimServers.list': everyRole,
  'scimServers.create': owner,
  'scimServers.get': everyRole,
  'scimServers.change': owner,
  'scimServers.rotateToken': owner,
  'scimServers.addClientSecret': owner,
  'scimServers.setWorkloadIdentity': owner,
  'scimServers.removeWorkloadIdentity': owner,
  'scimServers.revealToken': owner,
  'scimServers.revokeToken': owner,
  'scimServers.disconnect': owner,
  'scimServers.reconnect': owner,
  'scimServers.checks': everyRole,
  'activity.list': everyRole,
  'activity.get': everyRole,
  'attributes.list': everyRole,
  'attributes.csv': everyRole,
  'health.get': everyRole,
  'health.accept': ownerAndManager,
  'health.cycles': everyRole,
  'health.settings': everyRole,
  'health.changeSettings': owner,
  'health.serverSettings': everyRole,
  'health.changeServerSettings': owner,
  'health.webhooks': owner,
  'health.addWebhook': owner,
  'health.switchWebhook': owner,
  'health.removeWebhook': owner,
  'health.testWebhook': owner,
  'health.testMail': ownerAndManager,
  'health.deliveries': owner,
}
