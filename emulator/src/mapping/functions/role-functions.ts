import { ExpressionError } from '../expression.ts'
import { list } from '../value.ts'
import type { Argument, FunctionDefinition } from './definition.ts'

/** A role of the application that a user is assigned to, as `[appRoleAssignments]` carries it in JSON. */
export interface AppRole {
  id: string
  value: string
  displayName: string
}

/** The functions for `[appRoleAssignments]` (customize-application-attributes, provisioning a role to a SCIM app). */
export const roleFunctions: Record<string, FunctionDefinition> = {
  SingleAppRoleAssignment: {
    parameters: ['appRoleAssignments'],
    summary: 'The one role that the user is assigned to, as text. Not for users with several roles.',
    call: ([source]) => {
      const [role] = rolesOf(source, 'SingleAppRoleAssignment')
      return role ? role.value || role.displayName : null
    },
  },
  AppRoleAssignmentsComplex: {
    parameters: ['appRoleAssignments'],
    summary: 'All roles of the user; roles that the user loses stay on the target.',
    call: ([source]) => written(source, 'AppRoleAssignmentsComplex'),
  },
  AssertiveAppRoleAssignmentsComplex: {
    parameters: ['appRoleAssignments'],
    summary: 'All roles of the user; roles that the user loses are taken away on the target.',
    call: ([source]) => written(source, 'AssertiveAppRoleAssignmentsComplex'),
  },
}

/** The roles behind the texts of `[appRoleAssignments]`. @throws {ExpressionError} when they are something else */
export function rolesOf(source: Argument, functionName: string): AppRole[] {
  return list(source).map((one) => {
    const role = parsed(one)
    if (role) return role
    throw new ExpressionError(`${functionName} reads roles. Write ${functionName}([appRoleAssignments]).`, null)
  })
}

function written(source: Argument, functionName: string): string[] {
  return rolesOf(source, functionName).map(({ id, value, displayName }) => JSON.stringify({ id, value, displayName }))
}

function parsed(source: string): AppRole | null {
  try {
    const found: unknown = JSON.parse(source)
    if (typeof found !== 'object' || found === null) return null
    const textOf = (name: string): string => {
      const value: unknown = Reflect.get(found, name)
      return typeof value === 'string' ? value : ''
    }
    return { id: textOf('id'), value: textOf('value'), displayName: textOf('displayName') }
  } catch {
    return null
  }
}
