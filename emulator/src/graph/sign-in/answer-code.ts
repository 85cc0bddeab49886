import { TenantError } from '../../tenant/index.ts'
import type { Graph } from '../graph.ts'
import { type DeviceCode, type DirectoryRole, directoryRoles } from '../identity/index.ts'

/** Who signs in on the device page. Without a name it is the rehearsal's own admin. */
export interface SignInChoice {
  userPrincipalName: string | null
  role: string | null
}

/** The rehearsal's own admin, who is no person of the tenant. */
export function adminName(graph: Graph): string {
  return `admin@${graph.rehearsal.tenant.profile.domain}`
}

/** @throws {TenantError} when no sign-in waits for that code */
export function pendingCode(graph: Graph, userCode: string): DeviceCode {
  const code = graph.deviceCodes.pending(userCode)
  if (code) return code
  throw new TenantError(
    'notFound',
    'No sign-in waits for this code. It was typed wrongly, is too old, or was answered already. Start the sign-in again.',
    'userCode',
  )
}

/** Signs in and consents, unless the rehearsal was told that nobody may consent. @throws {TenantError} */
export function approve(graph: Graph, code: DeviceCode, choice: SignInChoice): void {
  const role = readRole(choice.role)
  const name = choice.userPrincipalName?.trim() || adminName(graph)
  const user = graph.rehearsal.tenant.userByName(name)
  if (!user && name.toLowerCase() !== adminName(graph).toLowerCase()) {
    throw new TenantError(
      'notFound',
      `There is no user "${name}" in this tenant. Leave the name as ${adminName(graph)}, or use a person's user principal name.`,
      'userPrincipalName',
    )
  }
  if (user && !user.accountEnabled) {
    throw new TenantError('conflict', `The account of ${name} is disabled. Choose another.`, 'userPrincipalName')
  }
  code.userPrincipalName = user?.userPrincipalName ?? name
  code.userId = user?.id ?? adminId
  code.role = role
  code.state = graph.faults.settings.consentDeclined ? 'declined' : 'approved'
}

export function decline(code: DeviceCode): void {
  code.state = 'declined'
}

/** The object id of the rehearsal's own admin. */
export const adminId = '00000000-0000-4000-8000-0000000ad317'

function readRole(text: string | null): DirectoryRole {
  if (text === null || text === '') return 'Global Administrator'
  const found = directoryRoles.find((role) => role.toLowerCase() === text.toLowerCase())
  if (found) return found
  throw new TenantError('invalid', `"${text}" is no role here. Use one of ${directoryRoles.join(', ')}.`, 'role')
}
