import type { AppRole } from '../mapping/index.ts'
import type { Tenant } from '../tenant/index.ts'
import type { Application, ApplicationRole } from './records.ts'

/** The roles that every non-gallery application starts with. */
const startRoles: readonly ApplicationRole[] = [
  { id: '18d14569-c3bd-439b-9a66-3a2aee01d14f', displayName: 'User', description: 'User' },
  { id: 'b9632174-c057-4f7e-951b-be3adc52bfe6', displayName: 'msiam_access', description: 'msiam_access' },
].map((role) => ({ ...role, value: null, isEnabled: true, allowedMemberTypes: ['User'] }))

/** The roles that an application offers. */
export function appRolesOf(application: Application): readonly ApplicationRole[] {
  return application.appRoles ?? startRoles
}

/** Reads who has which roles of an application, directly or as a direct member of an assigned group. */
export function roleReader(tenant: Tenant, application: Application): (userId: string) => AppRole[] {
  const roles = new Map(appRolesOf(application).map((role) => [role.id, role]))
  const [first] = roles.keys()
  const byPrincipal = new Map<string, Set<string>>()
  for (const { principalId, appRoleId } of application.assignments) {
    const held = byPrincipal.get(principalId) ?? new Set()
    byPrincipal.set(principalId, held.add(appRoleId ?? first ?? ''))
  }
  return (userId) => {
    const principals = [userId, ...tenant.membershipsOf(userId).map(({ id }) => id)]
    const held = new Set(principals.flatMap((id) => [...(byPrincipal.get(id) ?? [])]))
    return [...held].flatMap((id) => {
      const role = roles.get(id)
      return role?.isEnabled ? [{ id, value: role.value ?? '', displayName: role.displayName }] : []
    })
  }
}

/** Whether the mapping sends roles, so that a change of roles is a change of people. */
export function sendsRoles({ mappings }: Application): boolean {
  return mappings.users.attributes.some(({ expression }) => expression.includes('[appRoleAssignments]'))
}
