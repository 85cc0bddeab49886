import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { type Answer, call, type QueryOf } from './client.ts'
import { pageSize, paging } from './lists.ts'

export type PeopleFilter = Omit<QueryOf<'GET /api/accounts/{accountId}/users'>, 'cursor' | 'limit'>

export const peopleQuery = (accountId: string, filter: PeopleFilter) =>
  infiniteQueryOptions({
    ...paging,
    queryKey: ['account', accountId, 'users', filter],
    queryFn: ({ pageParam, signal }) =>
      call('GET /api/accounts/{accountId}/users', {
        params: { accountId },
        query: { ...filter, cursor: pageParam, limit: pageSize },
        signal,
      }),
  })

export const facetsQuery = (accountId: string) =>
  queryOptions({
    queryKey: ['account', accountId, 'facets'],
    queryFn: ({ signal }) => call('GET /api/accounts/{accountId}/users/facets', { params: { accountId }, signal }),
    staleTime: 60_000,
  })

export const personQuery = (accountId: string, userId: string) =>
  queryOptions({
    queryKey: ['account', accountId, 'user', userId],
    queryFn: ({ signal }) =>
      call('GET /api/accounts/{accountId}/users/{userId}', { params: { accountId, userId }, signal }),
  })

export const historyQuery = (accountId: string, userId: string) =>
  infiniteQueryOptions({
    ...paging,
    queryKey: ['account', accountId, 'user', userId, 'history'],
    queryFn: ({ pageParam, signal }) =>
      call('GET /api/accounts/{accountId}/users/{userId}/history', {
        params: { accountId, userId },
        query: { cursor: pageParam },
        signal,
      }),
  })

/** Only for people who are no longer connected to a SCIM server. Null clears an attribute. */
export function changePerson(
  accountId: string,
  userId: string,
  attributes: Record<string, string | null>,
): Promise<Answer<'PATCH /api/accounts/{accountId}/users/{userId}'>> {
  return call('PATCH /api/accounts/{accountId}/users/{userId}', { params: { accountId, userId }, body: { attributes } })
}

/** Only for people who are no longer connected to a SCIM server. */
export async function deletePerson(accountId: string, userId: string): Promise<void> {
  await call('DELETE /api/accounts/{accountId}/users/{userId}', { params: { accountId, userId } })
}
