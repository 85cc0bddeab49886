import { type Group, type TextAttribute, textAttributes, type User } from '../tenant/index.ts'
import type { AppRole } from './functions/index.ts'
import { truth, type Value } from './value.ts'

/** The names of a user's attributes for mappings and scoping filters. */
export const userSourceAttributes: readonly string[] = [
  'objectId',
  'userPrincipalName',
  'originalUserPrincipalName',
  'displayName',
  ...textAttributes,
  'userType',
  'accountEnabled',
  'IsSoftDeleted',
  'createdDateTime',
  'manager',
  'appRoleAssignments',
]

/** Attributes that Entra knows and that are empty here unless an imported file has a column of that name. */
const importedAttributes = [
  ...Array.from({ length: 15 }, (_, index) => `extensionAttribute${index + 1}`),
  'employeeHireDate',
  'employeeLeaveDateTime',
  'employeeType',
  'immutableId',
  'onPremisesSecurityIdentifier',
  'otherMails',
  'proxyAddresses',
  'sipProxyAddress',
]

/** Every attribute name that a mapping of users may read: Entra's own and the columns of imported files. */
export function knownUserAttributes(extraColumns: Iterable<string>): string[] {
  return [...new Set([...userSourceAttributes, ...importedAttributes, 'id', 'officeLocation', ...extraColumns])]
}

export const groupSourceAttributes: readonly string[] = ['objectId', 'displayName', 'description', 'members']

type TextName = TextAttribute | 'displayName' | 'userType' | 'createdDateTime'
const textNames = new Set<string>([...textAttributes, 'displayName', 'userType', 'createdDateTime'])

function isTextName(name: string): name is TextName {
  return textNames.has(name)
}

/**
 * Reads a user's attributes by name. A guest's marker `#EXT#` is taken out of userPrincipalName, as Entra does.
 * @param roles the roles of the application that the user is assigned to
 */
export function userReader(
  user: User,
  isSoftDeleted: boolean,
  roles: readonly AppRole[] = [],
): (name: string) => Value {
  return (name) => {
    if (name === 'appRoleAssignments') return roles.map((role) => JSON.stringify(role))
    if (name === 'objectId' || name === 'id') return user.id
    if (name === 'IsSoftDeleted') return truth(isSoftDeleted)
    if (name === 'accountEnabled') return truth(user.accountEnabled)
    if (name === 'originalUserPrincipalName') return user.userPrincipalName
    if (name === 'userPrincipalName') return user.userPrincipalName.replaceAll('#EXT#', '')
    if (name === 'officeLocation') return user.physicalDeliveryOfficeName
    if (isTextName(name)) return user[name]
    return Object.hasOwn(user.extra, name) ? (user.extra[name] ?? null) : null
  }
}

export function groupReader(group: Group): (name: string) => Value {
  const values: Record<string, string | null> = {
    objectId: group.id,
    id: group.id,
    displayName: group.displayName,
    description: group.description,
  }
  return (name) => (Object.hasOwn(values, name) ? (values[name] ?? null) : null)
}
