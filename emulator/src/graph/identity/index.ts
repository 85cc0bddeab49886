/**
 * The Microsoft identity platform of the rehearsal: app registrations, device codes, tokens and permissions.
 * It knows nothing of Graph's resources. The Graph room calls it.
 */
export { type Access, access, authorize, type Caller, ownsOnly } from './access.ts'
export { type DeviceCode, DeviceCodes } from './device-codes.ts'
export {
  applicationPermissions,
  type DirectoryRole,
  directoryRoles,
} from './permissions.ts'
export { type AppRegistration, publicClientId, Registrations } from './registrations.ts'
export { checkDefaultScope, isPermission, readScopes } from './scopes.ts'
export { SignInError } from './sign-in-error.ts'
export { type Grant, Tokens } from './tokens.ts'
