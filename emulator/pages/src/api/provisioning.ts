import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call, queryText } from './client.ts'
import type { Page } from './contract.ts'
import type {
  OnDemandResult,
  Provisioning,
  ProvisioningLog,
  ProvisioningLogDetail,
  ResetScope,
  TestResult,
} from './provisioning-contract.ts'

/** What "Save" sends; without a secret token the saved one stays. */
export interface SavedProvisioning {
  mode: 'Manual' | 'Automatic'
  tenantUrl: string
  secretToken?: string
  notificationEmail: string | null
  preventAccidentalDeletion: boolean
  deletionThreshold: number
  scope: 'all' | 'assigned'
  skipOutOfScopeDeletions: boolean
}

const pathOf = (id: string): string => `/applications/${encodeURIComponent(id)}/provisioning`

/** Settings and job of an application; asked often while a cycle runs. */
export function useProvisioning(id: string) {
  return useQuery({
    queryKey: ['provisioning', id],
    queryFn: () => call<Provisioning>('GET', pathOf(id)),
    refetchInterval: (query) => (query.state.data?.job.cycle?.running === true ? 700 : 5_000),
  })
}

export function useProvisioningActions(id: string) {
  const path = pathOf(id)
  const cache = useQueryClient()
  return {
    test: useMutation({
      mutationFn: (credentials: { tenantUrl: string; secretToken: string | null }) =>
        call<TestResult>('POST', `${path}/test`, credentials),
    }),
    save: useMutation({
      mutationFn: (settings: SavedProvisioning) => call<Provisioning>('PUT', path, settings),
      onSuccess: (saved) => cache.setQueryData(['provisioning', id], saved),
    }),
    start: useMutation({ mutationFn: () => call('POST', `${path}/start`) }),
    stop: useMutation({ mutationFn: () => call('POST', `${path}/stop`) }),
    restart: useMutation({
      mutationFn: (scopes: readonly ResetScope[]) => call('POST', `${path}/restart`, { resetScope: scopes.join(', ') }),
    }),
    onDemand: useMutation({
      mutationFn: (subject: { userId: string } | { groupId: string; memberIds: string[] }) =>
        call<OnDemandResult>('POST', `${path}/on-demand`, subject),
    }),
  }
}

/** What the log list can be narrowed by; empty text means all. */
export interface LogFilter {
  status: string
  action: string
  search: string
}

export function useLogs(id: string, filter: LogFilter) {
  return useInfiniteQuery({
    queryKey: ['logs', id, filter],
    queryFn: ({ pageParam }) =>
      call<Page<ProvisioningLog>>('GET', `${pathOf(id)}/logs${queryText({ ...filter, cursor: pageParam })}`),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
  })
}

export function useLog(id: string, logId: string | null) {
  return useQuery({
    queryKey: ['log', id, logId],
    queryFn: () => call<ProvisioningLogDetail>('GET', `${pathOf(id)}/logs/${encodeURIComponent(logId ?? '')}`),
    enabled: logId !== null,
  })
}
