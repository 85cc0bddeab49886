import { useMutation, useQuery } from '@tanstack/react-query'
import type { AppRegistrationView, NewAppRegistration } from '../../../src/api/contract.ts'
import { call } from './client.ts'

export type { AppRegistrationView, NewAppRegistration } from '../../../src/api/contract.ts'

/** The app registrations, and the permissions that one can be given. */
export function useRegistrations() {
  return useQuery({
    queryKey: ['registrations'],
    queryFn: () => call<{ items: AppRegistrationView[]; permissions: string[] }>('GET', '/app-registrations'),
  })
}

export function useRegistrationActions() {
  return {
    create: useMutation({
      mutationFn: (registration: { displayName: string; permissions: string[] }) =>
        call<NewAppRegistration>('POST', '/app-registrations', registration),
    }),
    remove: useMutation({
      mutationFn: (clientId: string) => call('DELETE', `/app-registrations/${encodeURIComponent(clientId)}`),
    }),
  }
}

/** The switches for trouble in the rehearsal's Graph that a page offers; the API has more. */
export interface GraphTrouble {
  replicationSeconds: number
  logDelaySeconds: number
  throttleEvery: number
  failEvery: number
  withoutPremium: boolean
  consentDeclined: boolean
}

export function useGraphTrouble() {
  return useQuery({ queryKey: ['graph-faults'], queryFn: () => call<GraphTrouble>('GET', '/graph-faults') })
}

export function useGraphTroubleActions() {
  return {
    set: useMutation({ mutationFn: (part: Partial<GraphTrouble>) => call('PUT', '/graph-faults', part) }),
    reset: useMutation({ mutationFn: () => call('PUT', '/graph-faults', { reset: true }) }),
  }
}
