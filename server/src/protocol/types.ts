import {
  createSchemaRegistry,
  groupMembershipType,
  type Projection,
  resolvePath,
  type SchemaRegistry,
  wants,
} from '@dynasend/scim'
import type { ScimServerSettings } from '../directory/contract.ts'

/** The schemas that every SCIM server here speaks; extensions of a client are kept without being declared. */
const registry = createSchemaRegistry()
const registryWithMemberships = createSchemaRegistry()
registryWithMemberships.registerResourceType(groupMembershipType)

/** What a SCIM server declares: memberships are resources only where it has chosen so. */
export function registryOf(settings: ScimServerSettings): SchemaRegistry {
  return settings.groupMemberships ? registryWithMemberships : registry
}

export const userType = registry.resourceType('User')
export const groupType = registry.resourceType('Group')
export const membershipType = registryWithMemberships.resourceType('GroupMembership')

const groupsPath = resolvePath(userType, 'groups')
const membersPath = resolvePath(groupType, 'members')

/** Whether an answer will show them; what is not shown need not be read. */
export const wantsGroups = (projection: Projection): boolean => wants(projection, groupsPath)
export const wantsMembers = (projection: Projection): boolean => wants(projection, membersPath)
