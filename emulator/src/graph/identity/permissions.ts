/** Permissions that can be asked for with a signed-in admin. Names as in Microsoft's permissions reference. */
export const delegatedPermissions: readonly string[] = [
  'AppRoleAssignment.ReadWrite.All',
  'Application.Read.All',
  'Application.ReadWrite.All',
  'AuditLog.Read.All',
  'Directory.Read.All',
  'Directory.ReadWrite.All',
  'Group.Read.All',
  'Group.ReadWrite.All',
  'GroupMember.Read.All',
  'GroupMember.ReadWrite.All',
  'LicenseAssignment.Read.All',
  'Organization.Read.All',
  'ProvisioningLog.Read.All',
  'Synchronization.Read.All',
  'Synchronization.ReadWrite.All',
  'User.Read',
  'User.Read.All',
  'User.ReadBasic.All',
  'User.ReadWrite.All',
]

/** Permissions that an app registration can be given for itself. */
export const applicationPermissions: readonly string[] = [
  ...delegatedPermissions.filter((name) => name !== 'User.Read' && name !== 'User.ReadBasic.All'),
  'Application.ReadWrite.OwnedBy',
  'Group.Create',
]

/** Scopes of OpenID Connect: they are granted, but they are no permissions of Graph. */
export const openIdScopes: readonly string[] = ['openid', 'profile', 'email', 'offline_access']

/** Directory roles that a signed-in person can have in the rehearsal. */
export const directoryRoles = [
  'Global Administrator',
  'Application Administrator',
  'Cloud Application Administrator',
  'Security Reader',
  'Reports Reader',
  'User',
] as const

export type DirectoryRole = (typeof directoryRoles)[number]
