import type { Application } from '../applications/index.ts'
import type { Tenant } from '../tenant/index.ts'

/**
 * Who may be provisioned: everybody, or who is assigned directly or as a direct member of an assigned group. Nested groups
 * are not expanded, and count themselves only when they are assigned.
 */
export function entitlement(tenant: Tenant, application: Application): (id: string) => boolean {
  if (application.settings.scope === 'all') return () => true
  const entitled = new Set<string>()
  for (const { principalId } of application.assignments) {
    entitled.add(principalId)
    for (const member of tenant.groups.get(principalId)?.memberIds ?? []) {
      if (tenant.users.has(member)) entitled.add(member)
    }
  }
  return (id) => entitled.has(id)
}
