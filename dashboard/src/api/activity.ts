import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { call, type QueryOf } from './client.ts'
import { pageSize, paging } from './lists.ts'
import type { ActivityList } from './schema.ts'

export type ActivityFilter = Omit<QueryOf<'GET /api/accounts/{accountId}/activity'>, 'cursor' | 'limit' | 'after'>

export const activityQuery = (accountId: string, filter: ActivityFilter) =>
  infiniteQueryOptions({
    ...paging,
    queryKey: ['account', accountId, 'activity', filter],
    queryFn: ({ pageParam, signal }) =>
      call('GET /api/accounts/{accountId}/activity', {
        params: { accountId },
        query: { ...filter, cursor: pageParam, limit: pageSize },
        signal,
      }),
  })

/** Rows newer than the given one. */
export function newerActivity(
  accountId: string,
  filter: ActivityFilter,
  after: string | undefined,
  signal: AbortSignal,
): Promise<ActivityList> {
  return call('GET /api/accounts/{accountId}/activity', {
    params: { accountId },
    query: { ...filter, after, limit: pageSize },
    signal,
  })
}

export const activityDetailsQuery = (accountId: string, activityId: string) =>
  queryOptions({
    queryKey: ['account', accountId, 'activity-details', activityId],
    queryFn: ({ signal }) =>
      call('GET /api/accounts/{accountId}/activity/{activityId}', { params: { accountId, activityId }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })

export const overviewQuery = (accountId: string) =>
  queryOptions({
    queryKey: ['account', accountId, 'overview'],
    queryFn: ({ signal }) => call('GET /api/accounts/{accountId}/overview', { params: { accountId }, signal }),
    refetchInterval: 15_000,
  })

export const attributesSeenQuery = (accountId: string, scimServer: string | undefined) =>
  queryOptions({
    queryKey: ['account', accountId, 'attributes-seen', scimServer ?? null],
    queryFn: ({ signal }) =>
      call('GET /api/accounts/{accountId}/attributes-seen', { params: { accountId }, query: { scimServer }, signal }),
  })
