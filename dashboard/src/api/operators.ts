import { queryOptions } from '@tanstack/react-query'
import { call } from './client.ts'
import type { InvitationRow, MicrosoftSettings, OperatorRow, Role } from './contract.ts'
import { accountPath } from './session.ts'

export const operatorsQuery = (accountId: string) =>
  queryOptions({
    queryKey: ['account', accountId, 'operators'],
    queryFn: ({ signal }) =>
      call<{ items: OperatorRow[] }>('GET', `${accountPath(accountId)}/operators`, undefined, signal),
  })

export const invitationsQuery = (accountId: string) =>
  queryOptions({
    queryKey: ['account', accountId, 'invitations'],
    queryFn: ({ signal }) =>
      call<{ items: InvitationRow[] }>('GET', `${accountPath(accountId)}/invitations`, undefined, signal),
  })

export function changeRole(accountId: string, operatorId: string, role: Role): Promise<unknown> {
  return call('PATCH', `${accountPath(accountId)}/operators/${encodeURIComponent(operatorId)}`, { role })
}

export function removeOperator(accountId: string, operatorId: string): Promise<null> {
  return call<null>('DELETE', `${accountPath(accountId)}/operators/${encodeURIComponent(operatorId)}`)
}

export function invite(accountId: string, email: string, role: Role): Promise<InvitationRow> {
  return call<InvitationRow>('POST', `${accountPath(accountId)}/invitations`, { email, role })
}

export function withdrawInvitation(accountId: string, invitationId: string): Promise<null> {
  return call<null>('DELETE', `${accountPath(accountId)}/invitations/${encodeURIComponent(invitationId)}`)
}

export interface Invitation {
  readonly accountName: string
  readonly email: string
  readonly role: Role
  /** False when the invited e-mail address has an operator already, who then signs in to accept. */
  readonly needsPassword?: boolean
}

export const invitationQuery = (token: string) =>
  queryOptions({
    queryKey: ['invitation', token],
    queryFn: ({ signal }) =>
      call<Invitation>('GET', `/api/invitations/${encodeURIComponent(token)}`, undefined, signal),
    retry: false,
  })

export function acceptInvitation(token: string, name: string, password: string): Promise<{ accountId: string }> {
  return call<{ accountId: string }>('POST', '/api/invitations/accept', { token, name, password })
}

export function createAccount(name: string): Promise<{ id: string; name: string }> {
  return call<{ id: string; name: string }>('POST', '/api/accounts', { name })
}

export function renameAccount(accountId: string, name: string): Promise<unknown> {
  return call('PATCH', accountPath(accountId), { name })
}

export const microsoftQuery = queryOptions({
  queryKey: ['settings', 'oidc'],
  queryFn: ({ signal }) => call<MicrosoftSettings | null>('GET', '/api/settings/oidc', undefined, signal),
})

export interface MicrosoftSettingsChange {
  readonly tenantId: string
  readonly clientId: string
  /** Left out to keep the saved one. */
  readonly clientSecret?: string
}

export function saveMicrosoft(settings: MicrosoftSettingsChange): Promise<MicrosoftSettings> {
  return call<MicrosoftSettings>('PUT', '/api/settings/oidc', settings)
}

export function testMicrosoft(): Promise<unknown> {
  return call('POST', '/api/settings/oidc/test', {})
}
