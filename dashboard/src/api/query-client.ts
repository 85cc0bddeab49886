import { QueryClient } from '@tanstack/react-query'
import { asProblem } from './problem.ts'

/** Lists stay in memory for half an hour, so that coming back from a person keeps the place in the list. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // The browser's own idea of being offline is often wrong; a call that fails says it better.
      networkMode: 'always',
      staleTime: 10_000,
      gcTime: 30 * 60_000,
      retry: (failures, error) => {
        const { status } = asProblem(error)
        return (status === 0 || status >= 500) && failures < 2
      },
    },
    mutations: { networkMode: 'always' },
  },
})
