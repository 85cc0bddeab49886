import { expect, test } from 'vitest'
import { valueOf } from './trial.ts'

const writer = { id: 'r1', value: 'DocumentMgmt-Writer', displayName: 'DocumentMgmt Writer' }
const admin = { id: 'r2', value: 'DocumentMgmt-Admin', displayName: 'DocumentMgmt Admin' }
const assigned = { appRoleAssignments: [writer, admin].map((role) => JSON.stringify(role)) }

test.each([
  ['SingleAppRoleAssignment([appRoleAssignments])', 'DocumentMgmt-Writer'],
  ['AppRoleAssignmentsComplex([appRoleAssignments])', assigned.appRoleAssignments],
  ['AssertiveAppRoleAssignmentsComplex([appRoleAssignments])', assigned.appRoleAssignments],
])('%s', (expression, expected) => {
  expect(valueOf(expression, assigned)).toEqual(expected)
})

test('a role without a value is called by its name, and who has no role has none', () => {
  const unnamed = { appRoleAssignments: [JSON.stringify({ id: 'r', value: null, displayName: 'User' })] }
  expect(valueOf('SingleAppRoleAssignment([appRoleAssignments])', unnamed)).toBe('User')
  expect(valueOf('SingleAppRoleAssignment([appRoleAssignments])')).toBeNull()
})

test('something that is no role is refused', () => {
  expect(() => valueOf('SingleAppRoleAssignment("text")')).toThrow(/SingleAppRoleAssignment\(\[appRoleAssignments\]\)/)
})
