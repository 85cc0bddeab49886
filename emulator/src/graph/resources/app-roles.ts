import { type Application, type ApplicationRole, appRolesOf } from '../../applications/index.ts'
import type { View } from '../odata/index.ts'
import { badRequest, type JsonObject } from '../wire/index.ts'

/** The roles that an application offers, as Graph shows them. */
export function appRoleViews(application: Application): View[] {
  return appRolesOf(application).map((role) => ({ ...role, origin: 'Application' }))
}

/** Roles of a body that replaces all of them. @throws {GraphError} 400 naming the role */
export function readAppRoles(bodies: readonly JsonObject[]): ApplicationRole[] {
  const roles = bodies.map((body) => ({
    id: body.text('id').toLowerCase(),
    value: body.optionalText('value'),
    displayName: body.text('displayName'),
    description: body.optionalText('description') ?? '',
    isEnabled: body.flag('isEnabled', true),
    allowedMemberTypes: body.texts('allowedMemberTypes'),
  }))
  for (const [index, role] of roles.entries()) {
    if (!/^[\da-f-]{36}$/.test(role.id)) throw badRequest(`appRoles[${index}]: '${role.id}' is no GUID.`)
    const twin = roles.findIndex((one) => one.id === role.id || (role.value !== null && one.value === role.value))
    if (twin !== index) {
      throw badRequest(`appRoles[${index}]: the id or value of '${role.displayName}' is that of appRoles[${twin}] too.`)
    }
  }
  return roles
}
