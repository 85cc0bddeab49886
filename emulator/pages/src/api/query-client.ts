import { MutationCache, QueryClient } from '@tanstack/react-query'
import { RequestFailure } from './client.ts'

/** One cache for all pages. Every successful change refreshes what is on screen: a rehearsal is small and never stale. */
export const queryClient: QueryClient = new QueryClient({
  mutationCache: new MutationCache({ onSuccess: () => void queryClient.invalidateQueries() }),
  // The rehearsal runs on this machine: it answers without any network, whatever the browser thinks of being online.
  defaultOptions: {
    mutations: { networkMode: 'always' },
    queries: {
      networkMode: 'always',
      staleTime: 2_000,
      retry: (count, error) =>
        count < 2 && error instanceof RequestFailure && (error.status === 0 || error.status >= 500),
      retryDelay: 800,
    },
  },
})

const moved = new Set(['provisioning', 'application', 'applications', 'tenant'])

/**
 * Refreshes how jobs stand whenever the rehearsal says that one moved. Long lists are left alone: a running cycle speaks
 * many times a second, and their pages would be asked for again each time.
 */
export function followEvents(): void {
  const source = new EventSource('/api/events')
  let pending = false
  source.onmessage = () => {
    if (pending) return
    pending = true
    setTimeout(() => {
      pending = false
      void queryClient.invalidateQueries({ predicate: ({ queryKey }) => moved.has(String(queryKey[0])) })
    }, 500)
  }
}
