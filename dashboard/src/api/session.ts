import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { call } from './client.ts'
import type { Role } from './schema.ts'

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => call('GET /api/session', { signal }),
  staleTime: 60_000,
})

export const setupQuery = queryOptions({
  queryKey: ['setup'],
  queryFn: ({ signal }) => call('GET /api/setup', { signal }),
})

export const signInOptionsQuery = queryOptions({
  queryKey: ['sign-in-options'],
  queryFn: ({ signal }) => call('GET /api/sign-in-options', { signal }),
})

/** The account in the address, and what this operator may do in it. The server decides again on each call. */
export interface AccountAccess {
  readonly id: string
  readonly name: string
  readonly role: Role
  /** Edit and delete people who are no longer connected to a SCIM server. */
  readonly mayEditPeople: boolean
  /** Templates, rules, fields, banners and texts, in a change set. */
  readonly mayEditSignatures: boolean
  /** SCIM servers and their tokens, operators, invitations, the account itself. */
  readonly isOwner: boolean
  readonly maySeeAudit: boolean
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
    mayEditPeople: role === 'owner' || role === 'manager',
    mayEditSignatures: role !== 'auditor',
    isOwner: role === 'owner',
    maySeeAudit: role === 'owner' || role === 'auditor',
  }
}
