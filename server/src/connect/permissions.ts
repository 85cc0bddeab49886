import type { Choices } from './choices.ts'

/** Least privileges of Microsoft Graph, for a person who signs in and for an app registration. */
export interface Permission {
  readonly delegated: readonly string[]
  readonly application: readonly string[]
}

const both = (...names: readonly string[]): Permission => ({ delegated: names, application: names })

const owned = 'Application.ReadWrite.OwnedBy'

/** By what is done (Microsoft Graph permissions reference; the permission tables of each method). */
export const permissions = {
  readApplications: { delegated: ['Application.Read.All'], application: [owned] },
  makeApplication: { delegated: ['Application.ReadWrite.All'], application: [owned] },
  readSynchronization: { delegated: ['Synchronization.Read.All'], application: [owned] },
  synchronize: { delegated: ['Synchronization.ReadWrite.All'], application: [owned] },
  assign: { delegated: ['AppRoleAssignment.ReadWrite.All'], application: ['AppRoleAssignment.ReadWrite.All'] },
  findGroups: both('GroupMember.Read.All'),
  makeGroup: { delegated: ['Group.ReadWrite.All'], application: ['Group.Create'] },
  findPeople: { delegated: ['User.ReadBasic.All'], application: ['User.Read.All'] },
  readLogs: both('AuditLog.Read.All'),
  nothing: both(),
} satisfies Record<string, Permission>

export type Purpose = 'plan' | 'connect' | 'check' | 'undo'

/** What a sign-in asks for: not more than its purpose and the choices need. Without the resource before the name. */
export function scopesFor(purpose: Purpose, choices: Pick<Choices, 'scope' | 'makeAllUsers'>): string[] {
  const { scope, makeAllUsers } = choices
  const groups = scope === 'groups'
  const lists: Record<Purpose, readonly Permission[]> = {
    plan: [permissions.readApplications, permissions.readSynchronization, ...(groups ? [permissions.findGroups] : [])],
    check: [permissions.readApplications, permissions.readSynchronization, permissions.readLogs],
    connect: [
      permissions.makeApplication,
      permissions.synchronize,
      permissions.findPeople,
      ...(groups ? [permissions.assign, permissions.findGroups] : []),
      ...(groups && makeAllUsers ? [permissions.makeGroup] : []),
    ],
    undo: [permissions.makeApplication, permissions.synchronize, permissions.assign, permissions.makeGroup],
  }
  return [...new Set(lists[purpose].flatMap(({ delegated }) => delegated))]
}

export const permissionText = ({ delegated, application }: Permission): string => {
  const [one, other] = [delegated.join(' and '), application.join(' and ')]
  if (one === '' && other === '') return 'none'
  return one === other ? one : `${one} (signed in) or ${other} (app registration)`
}
