/** What setting provisioning up needs, when a program does it for itself (Microsoft Graph permissions reference). */
export const setUpPermissions: readonly string[] = [
  'Application.ReadWrite.OwnedBy',
  'AppRoleAssignment.ReadWrite.All',
  'Application.Read.All',
  'Synchronization.ReadWrite.All',
  'User.Read.All',
  'Group.Read.All',
  'ProvisioningLog.Read.All',
  'AuditLog.Read.All',
  'Organization.Read.All',
]

/** The ones that are offered ticked: those that setting up needs and that there are. */
export function tickedAtFirst(offered: readonly string[]): string[] {
  return setUpPermissions.filter((name) => offered.includes(name))
}
