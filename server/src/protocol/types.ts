import { createSchemaRegistry, type Projection, resolvePath, wants } from '@dynasend/scim'

/** The schemas that every SCIM server here speaks; extensions of a client are kept without being declared. */
export const registry = createSchemaRegistry()
export const userType = registry.resourceType('User')
export const groupType = registry.resourceType('Group')

const groupsPath = resolvePath(userType, 'groups')
const membersPath = resolvePath(groupType, 'members')

/** Whether an answer will show them; what is not shown need not be read. */
export const wantsGroups = (projection: Projection): boolean => wants(projection, groupsPath)
export const wantsMembers = (projection: Projection): boolean => wants(projection, membersPath)
