/**
 * The organisation: its users, groups, memberships and managers, the deleted users, and a number for each change so that
 * the engine can ask what is new. It knows nothing of applications or of SCIM. The engine, the API and the importers call it.
 */
export {
  type Group,
  type NewGroup,
  type NewUser,
  TenantError,
  type TextAttribute,
  textAttributes,
  type User,
  type UserChanges,
} from './records.ts'
export { Tenant, type TenantProfile } from './tenant.ts'
