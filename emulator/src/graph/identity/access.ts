import { denied } from '../wire/graph-error.ts'
import type { DirectoryRole } from './permissions.ts'

/** Of every list at least one permission is needed. */
type Requirement = readonly (readonly string[])[]

/** Who may do an operation: permissions by kind of caller, and directory roles for people. */
export interface Access {
  delegated: Requirement
  application: Requirement
  roles?: readonly DirectoryRole[]
}

/** Who asks: a program for itself, or a person through a program. */
export interface Caller {
  kind: 'delegated' | 'application'
  clientId: string
  permissions: ReadonlySet<string>
  role: DirectoryRole | null
  /** The person, for delegated calls. */
  userPrincipalName: string | null
}

const appAdmins = ['Global Administrator', 'Application Administrator', 'Cloud Application Administrator'] as const
const logReaders = [...appAdmins, 'Security Reader', 'Reports Reader'] as const
const readApps = ['Application.Read.All', 'Application.ReadWrite.All', 'Directory.Read.All', 'Directory.ReadWrite.All']
const owned = 'Application.ReadWrite.OwnedBy'
const readUsers = ['User.Read.All', 'User.ReadWrite.All', 'Directory.Read.All', 'Directory.ReadWrite.All']
const writeUsers = ['User.ReadWrite.All', 'Directory.ReadWrite.All']
const readGroups = [
  'Group.Read.All',
  'Group.ReadWrite.All',
  'GroupMember.Read.All',
  'GroupMember.ReadWrite.All',
  'Directory.Read.All',
  'Directory.ReadWrite.All',
]
const writeGroups = ['Group.ReadWrite.All', 'Directory.ReadWrite.All']
const writeMembers = ['GroupMember.ReadWrite.All', ...writeGroups]
const readOrganization = ['Organization.Read.All', 'Directory.Read.All', 'Directory.ReadWrite.All']
const readSync = ['Synchronization.Read.All', 'Synchronization.ReadWrite.All']
const readLogs = ['AuditLog.Read.All', 'ProvisioningLog.Read.All']
const readAudits = ['AuditLog.Read.All']

/** The operations' permissions (the permission tables of Microsoft Graph). */
export const access = {
  anyone: { delegated: [], application: [] },
  readApplications: { delegated: [readApps], application: [[...readApps, owned]] },
  writeApplications: {
    delegated: [['Application.ReadWrite.All', 'Directory.ReadWrite.All']],
    application: [['Application.ReadWrite.All', 'Directory.ReadWrite.All', owned]],
    roles: appAdmins,
  },
  readSynchronization: { delegated: [readSync], application: [[...readSync, owned]], roles: appAdmins },
  writeSynchronization: {
    delegated: [['Synchronization.ReadWrite.All']],
    application: [['Synchronization.ReadWrite.All', owned]],
    roles: appAdmins,
  },
  readAssignments: {
    delegated: [[...readApps, 'AppRoleAssignment.ReadWrite.All']],
    application: [[...readApps, 'AppRoleAssignment.ReadWrite.All', owned]],
  },
  writeAssignments: {
    delegated: [['AppRoleAssignment.ReadWrite.All'], readApps],
    application: [['AppRoleAssignment.ReadWrite.All'], [...readApps, owned]],
    roles: appAdmins,
  },
  readUsers: { delegated: [[...readUsers, 'User.ReadBasic.All']], application: [readUsers] },
  writeUsers: { delegated: [writeUsers], application: [writeUsers], roles: ['Global Administrator'] },
  readGroups: { delegated: [readGroups], application: [readGroups] },
  createGroups: { delegated: [writeGroups], application: [[...writeGroups, 'Group.Create']] },
  writeGroups: { delegated: [writeGroups], application: [writeGroups] },
  writeMembers: { delegated: [writeMembers], application: [writeMembers] },
  readOrganization: {
    delegated: [[...readOrganization, 'User.Read', 'User.Read.All']],
    application: [readOrganization],
  },
  readLicences: {
    delegated: [[...readOrganization, 'LicenseAssignment.Read.All']],
    application: [[...readOrganization, 'LicenseAssignment.Read.All']],
  },
  readMe: { delegated: [['User.Read', ...readUsers]], application: [['User.Read']] },
  readLogs: { delegated: [readLogs], application: [readLogs], roles: logReaders },
  readAudits: { delegated: [readAudits], application: [readAudits], roles: logReaders },
} satisfies Record<string, Access>

/** @throws {GraphError} 403 Authorization_RequestDenied */
export function authorize(caller: Caller, needed: Access): void {
  const requirement = needed[caller.kind]
  const granted = requirement.every((choices) => choices.some((name) => caller.permissions.has(name)))
  if (!granted) throw denied()
  if (caller.kind === 'delegated' && needed.roles && !needed.roles.some((role) => role === caller.role)) throw denied()
}

/** Whether the caller may change only what it made itself: `Application.ReadWrite.OwnedBy` is all that it has for it. */
export function ownsOnly(caller: Caller, needed: Access): boolean {
  if (caller.kind !== 'application') return false
  return needed.application.some(
    (choices) => choices.includes(owned) && choices.every((name) => name === owned || !caller.permissions.has(name)),
  )
}
