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

/** Refreshes what is on screen whenever the rehearsal says that something happened. */
export function followEvents(): void {
  const source = new EventSource('/api/events')
  let pending = false
  source.onmessage = () => {
    if (pending) return
    pending = true
    setTimeout(() => {
      pending = false
      void queryClient.invalidateQueries()
    }, 500)
  }
}
