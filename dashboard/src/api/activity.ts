import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { call, withQuery } from './client.ts'
import type { ActivityDetails, ActivityRow, AttributeSeen, Overview, Page } from './contract.ts'
import { accountPath } from './session.ts'

export interface ActivityFilter {
  readonly scimServer?: string
  readonly kind?: string
  readonly outcome?: string
  readonly person?: string
  readonly search?: string
}

export const activityQuery = (accountId: string, filter: ActivityFilter) =>
  infiniteQueryOptions({
    queryKey: ['account', accountId, 'activity', filter],
    queryFn: ({ pageParam, signal }) =>
      call<Page<ActivityRow>>(
        'GET',
        withQuery(`${accountPath(accountId)}/activity`, { ...filter, cursor: pageParam, limit: 100 }),
        undefined,
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
  })

/** Rows newer than the given one, newest first. */
export function newerActivity(
  accountId: string,
  filter: ActivityFilter,
  after: string | null,
  signal: AbortSignal,
): Promise<Page<ActivityRow>> {
  const path = withQuery(`${accountPath(accountId)}/activity`, { ...filter, after, limit: 200 })
  return call<Page<ActivityRow>>('GET', path, undefined, signal)
}

export const activityDetailsQuery = (accountId: string, activityId: string) =>
  queryOptions({
    queryKey: ['account', accountId, 'activity-details', activityId],
    queryFn: ({ signal }) =>
      call<ActivityDetails>(
        'GET',
        `${accountPath(accountId)}/activity/${encodeURIComponent(activityId)}`,
        undefined,
        signal,
      ),
    staleTime: Number.POSITIVE_INFINITY,
  })

export const overviewQuery = (accountId: string) =>
  queryOptions({
    queryKey: ['account', accountId, 'overview'],
    queryFn: ({ signal }) => call<Overview>('GET', `${accountPath(accountId)}/overview`, undefined, signal),
    refetchInterval: 15_000,
  })

export const attributesSeenQuery = (accountId: string, scimServer: string | undefined) =>
  queryOptions({
    queryKey: ['account', accountId, 'attributes-seen', scimServer ?? null],
    queryFn: ({ signal }) =>
      call<{ items: AttributeSeen[] }>(
        'GET',
        withQuery(`${accountPath(accountId)}/attributes-seen`, { scimServer }),
        undefined,
        signal,
      ),
  })
