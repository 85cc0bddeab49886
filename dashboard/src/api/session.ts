import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { call } from './client.ts'
import type { Role, Session, SignInOptions } from './contract.ts'

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => call<Session>('GET', '/api/session', undefined, signal),
  staleTime: 60_000,
})

export const setupQuery = queryOptions({
  queryKey: ['setup'],
  queryFn: ({ signal }) => call<{ needed: boolean }>('GET', '/api/setup', undefined, signal),
})

export const signInOptionsQuery = queryOptions({
  queryKey: ['sign-in-options'],
  queryFn: ({ signal }) => call<SignInOptions>('GET', '/api/sign-in-options', undefined, signal),
})

/** The account in the address, and what this operator may do in it. The server decides again on each call. */
export interface AccountAccess {
  readonly id: string
  readonly name: string
  readonly role: Role
  /** Create and change SCIM servers, edit manual people. */
  readonly mayManage: boolean
  /** Operators, invitations, tokens shown in clear, the account itself. */
  readonly isOwner: boolean
}

/** Only below `/accounts/$accountId`, where the session is loaded before the page. */
export function useAccount(): AccountAccess {
  const { accountId } = useParams({ from: '/accounts/$accountId' })
  const { data } = useSuspenseQuery(sessionQuery)
  const account = data.accounts.find((candidate) => candidate.id === accountId)
  const role = account?.role ?? 'auditor'
  return {
    id: accountId,
    name: account?.name ?? '',
    role,
    mayManage: role === 'owner' || role === 'manager',
    isOwner: role === 'owner',
  }
}

/** `/api/accounts/<id>` of the account in the address. */
export function accountPath(accountId: string): string {
  return `/api/accounts/${encodeURIComponent(accountId)}`
}
