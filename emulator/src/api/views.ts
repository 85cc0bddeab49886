import type { Application, ConnectorData } from '../applications/index.ts'
import type { FaultSwitch } from '../faults/index.ts'
import { type Group, type Tenant, type User } from '../tenant/index.ts'

/** A user as the pages see it. */
export function userView(tenant: Tenant, user: User) {
  const { changed: _changed, managerId: _managerId, extra, ...shown } = user
  const manager = tenant.managerOf(user)
  return {
    ...shown,
    manager: manager ? { id: manager.id, displayName: manager.displayName } : null,
    ...(Object.keys(extra).length > 0 ? { extra } : {}),
  }
}

export function groupView(tenant: Tenant, group: Group) {
  const { memberIds: _memberIds, changed: _changed, ...shown } = group
  return { ...shown, memberCount: tenant.liveMemberCount(group) }
}

/** A user or group in a list of members, memberships or assignments. */
export function principalView(tenant: Tenant, id: string) {
  const user = tenant.users.get(id)
  if (user) return { id, type: 'User' as const, displayName: user.displayName, detail: user.userPrincipalName }
  const group = tenant.groups.get(id)
  const kind = group?.kind === 'm365' ? 'Microsoft 365 group' : 'Security group'
  return { id, type: 'Group' as const, displayName: group?.displayName ?? 'Deleted', detail: group ? kind : '' }
}

/** A group's members without those in the deleted users. */
export function liveMembers(tenant: Tenant, group: Group): string[] {
  return [...group.memberIds].filter((id) => !tenant.users.get(id)?.deletedDateTime)
}

export function applicationView(application: Application) {
  const { id, appId, objectId, displayName, createdAt } = application
  return { id, appId, objectId, displayName, createdAt, provisioning: provisioningState(application) }
}

type ProvisioningState = 'notConfigured' | 'configured' | 'running' | 'stopped' | 'quarantine'

function provisioningState({ mode, credentials, job }: Application): ProvisioningState {
  if (mode === 'Manual' || !credentials) return 'notConfigured'
  if (job.state === 'Quarantine') return 'quarantine'
  if (job.state === 'Active') return 'running'
  return job.lastCycleAt === null ? 'configured' : 'stopped'
}

/** The whole provisioning page of an application; the token itself is never shown. */
export function provisioningView(application: Application, data: ConnectorData, faults: FaultSwitch) {
  const { mode, credentials, settings, mappings, job } = application
  const { state, watermark: _watermark, allowDeletes: _allowDeletes, ...shown } = job
  const configured = mode === 'Automatic' && credentials !== null
  return {
    mode,
    credentials: credentials && { tenantUrl: credentials.tenantUrl, hasSecretToken: credentials.secretToken !== '' },
    settings,
    mappings,
    job: {
      ...shown,
      status: configured ? state : ('NotConfigured' as const),
      statusText: configured ? statusText(application) : 'Provisioning is not configured.',
      quarantine: job.quarantine,
      statistics: { users: data.count('User'), groups: data.count('Group') },
      escrowed: data.waiting,
      provisioningInterval: 'PT40M',
      faults: faults.describe(),
    },
  }
}

function statusText({ job }: Application): string {
  const kind = job.cycle?.kind === 'initial' ? 'Initial cycle' : 'Incremental cycle'
  if (job.cycle?.running) return `${kind} in progress`
  if (job.state === 'Quarantine') return `In quarantine: ${job.quarantine?.message ?? ''}`
  if (job.state === 'Paused' && job.quarantine) return `Stopped in quarantine: ${job.quarantine.message}`
  if (job.state === 'Paused' && job.history.escrowsPruned) {
    return `Paused: ${job.history.lastExecution?.error?.message ?? 'the failures of the first cycle were cleared.'}`
  }
  if (job.state === 'Paused') return job.lastCycleAt === null ? 'Not started' : 'Stopped'
  return job.cycle?.endedAt ? `${kind} completed` : 'Started'
}
