import { type InfiniteData, useQuery, useQueryClient } from '@tanstack/react-query'
import { type ActivityFilter, activityQuery, newerActivity } from '../../api/activity.ts'
import type { ActivityList } from '../../api/schema.ts'
import { withNewer } from './merge.ts'

const pause = 2000

/** While on, asks every two seconds for what came since the newest row, and puts it on top of the list. */
export function useLiveActivity(accountId: string, filter: ActivityFilter, isOn: boolean): void {
  const client = useQueryClient()
  const { queryKey } = activityQuery(accountId, filter)
  useQuery({
    queryKey: ['account', accountId, 'activity-live', filter],
    enabled: isOn,
    refetchInterval: pause,
    gcTime: 0,
    queryFn: async ({ signal }) => {
      const newest = client.getQueryData<InfiniteData<ActivityList, string | undefined>>(queryKey)?.pages[0]?.items[0]
      const { items } = await newerActivity(accountId, filter, newest?.id, signal)
      client.setQueryData<InfiniteData<ActivityList, string | undefined>>(
        queryKey,
        (current) => current && { ...current, pages: withNewer(current.pages, items) },
      )
      return items.length
    },
  })
}
