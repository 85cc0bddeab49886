import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from './client.ts'
import type { FaultInput, FaultsView } from './provisioning-contract.ts'

const pathOf = (id: string): string => `/applications/${encodeURIComponent(id)}/faults`

/** The faults of an application; asked again and again, as each request may count. */
export function useFaults(id: string) {
  return useQuery({
    queryKey: ['faults', id],
    queryFn: () => call<FaultsView>('GET', pathOf(id)),
    refetchInterval: 3_000,
  })
}

export function useFaultActions(id: string) {
  const cache = useQueryClient()
  const onSuccess = (view: FaultsView): void => {
    cache.setQueryData(['faults', id], view)
  }
  return {
    set: useMutation({
      mutationFn: (settings: { seed: string; faults: FaultInput[] }) => call<FaultsView>('PUT', pathOf(id), settings),
      onSuccess,
    }),
    clear: useMutation({ mutationFn: () => call<FaultsView>('DELETE', pathOf(id)), onSuccess }),
  }
}
