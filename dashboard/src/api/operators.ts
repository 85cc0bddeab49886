import { queryOptions } from '@tanstack/react-query'
import { type Answer, call } from './client.ts'
import type { Account, Invitation, OidcSettings, Operator, Role, Routes } from './schema.ts'

export const operatorsQuery = (accountId: string) =>
  queryOptions({
    queryKey: ['account', accountId, 'operators'],
    queryFn: ({ signal }) => call('GET /api/accounts/{accountId}/operators', { params: { accountId }, signal }),
  })

export const invitationsQuery = (accountId: string) =>
  queryOptions({
    queryKey: ['account', accountId, 'invitations'],
    queryFn: ({ signal }) => call('GET /api/accounts/{accountId}/invitations', { params: { accountId }, signal }),
  })

export function changeRole(accountId: string, operatorId: string, role: Role): Promise<Operator> {
  return call('PATCH /api/accounts/{accountId}/operators/{operatorId}', {
    params: { accountId, operatorId },
    body: { role },
  })
}

export async function removeOperator(accountId: string, operatorId: string): Promise<void> {
  await call('DELETE /api/accounts/{accountId}/operators/{operatorId}', { params: { accountId, operatorId } })
}

/** The answer carries the link, which is shown this once. */
export function invite(accountId: string, email: string, role: Role): Promise<Invitation> {
  return call('POST /api/accounts/{accountId}/invitations', { params: { accountId }, body: { email, role } })
}

export async function withdrawInvitation(accountId: string, invitationId: string): Promise<void> {
  await call('DELETE /api/accounts/{accountId}/invitations/{invitationId}', { params: { accountId, invitationId } })
}

export const invitationQuery = (token: string) =>
  queryOptions({
    queryKey: ['invitation', token],
    queryFn: ({ signal }) => call('GET /api/invitations/{token}', { params: { token }, signal }),
    retry: false,
  })

/** Name and password only for somebody who is no operator yet. */
export function acceptInvitation(
  token: string,
  newcomer: { name: string; password: string } | null,
): Promise<{ accountId: string }> {
  return call('POST /api/invitations/accept', { body: { token, ...newcomer } })
}

export function createAccount(name: string): Promise<Account> {
  return call('POST /api/accounts', { body: { name } })
}

export function renameAccount(accountId: string, name: string): Promise<Account> {
  return call('PATCH /api/accounts/{accountId}', { params: { accountId }, body: { name } })
}

export const microsoftQuery = queryOptions({
  queryKey: ['settings', 'oidc'],
  queryFn: ({ signal }) => call('GET /api/settings/oidc', { signal }),
})

export type MicrosoftChange = Routes['PUT /api/settings/oidc']['body']

export function saveMicrosoft(settings: MicrosoftChange): Promise<OidcSettings> {
  return call('PUT /api/settings/oidc', { body: settings })
}

export async function removeMicrosoft(): Promise<void> {
  await call('DELETE /api/settings/oidc', {})
}

export function testMicrosoft(settings: MicrosoftChange): Promise<Answer<'POST /api/settings/oidc/test'>> {
  return call('POST /api/settings/oidc/test', { body: settings })
}
