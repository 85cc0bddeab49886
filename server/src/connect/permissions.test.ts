import { expect, it } from 'vitest'
import { scopesFor } from './permissions.ts'

const usual = { scope: 'groups', makeAllUsers: false } as const

it('a sign-in asks for no more than its purpose needs', () => {
  expect(scopesFor('plan', usual)).toEqual(['Application.Read.All', 'Synchronization.Read.All', 'GroupMember.Read.All'])
  expect(scopesFor('check', usual)).toEqual(['Application.Read.All', 'Synchronization.Read.All', 'AuditLog.Read.All'])
  expect(scopesFor('connect', usual)).not.toContain('Group.ReadWrite.All')
  expect(scopesFor('connect', { ...usual, makeAllUsers: true })).toContain('Group.ReadWrite.All')
  const everyone = scopesFor('connect', { scope: 'everyone', makeAllUsers: true })
  expect(everyone).toEqual(['Application.ReadWrite.All', 'Synchronization.ReadWrite.All', 'User.ReadBasic.All'])
})
