import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { call, type QueryOf } from './client.ts'
import { paging } from './lists.ts'
import { signaturesKey } from './signature-changes.ts'

/** Asked often while something is worked on, so that its progress is seen. */
export const signaturesOverviewQuery = (accountId: string) =>
  queryOptions({
    queryKey: [...signaturesKey(accountId), 'overview'],
    queryFn: ({ signal }) => call('GET /api/accounts/{accountId}/signatures', { params: { accountId }, signal }),
    refetchInterval: ({ state }) => ((state.data?.jobs.length ?? 0) > 0 ? 1000 : 5000),
  })

export type SignaturePeopleFilter = Omit<QueryOf<'GET /api/accounts/{accountId}/signatures/people'>, 'cursor' | 'limit'>

/** Beside other things on a page; the rest is asked for. */
const fewAtATime = 20

export const signaturePeopleQuery = (accountId: string, filter: SignaturePeopleFilter) =>
  infiniteQueryOptions({
    ...paging,
    queryKey: [...signaturesKey(accountId), 'people', filter],
    queryFn: ({ pageParam, signal }) =>
      call('GET /api/accounts/{accountId}/signatures/people', {
        params: { accountId },
        query: { ...filter, cursor: pageParam, limit: fewAtATime },
        signal,
      }),
  })

/** As it is served. */
export const storedSignatureQuery = (accountId: string, userId: string) =>
  queryOptions({
    queryKey: [...signaturesKey(accountId), 'stored', userId],
    queryFn: ({ signal }) =>
      call('GET /api/accounts/{accountId}/signatures/people/{userId}', { params: { accountId, userId }, signal }),
  })
