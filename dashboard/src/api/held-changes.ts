import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { call, type QueryOf } from './client.ts'
import { pageSize, paging } from './lists.ts'

export type HeldChangesFilter = Omit<
  QueryOf<'GET /api/accounts/{accountId}/held-changes/{batchId}/changes'>,
  'cursor' | 'limit'
>

/** The newest batches, what is held first: also what every page asks for its banner. */
export const heldBatchesQuery = (accountId: string) =>
  queryOptions({
    queryKey: ['account', accountId, 'held-changes'],
    queryFn: ({ signal }) =>
      call('GET /api/accounts/{accountId}/held-changes', { params: { accountId }, query: { limit: 50 }, signal }),
    refetchInterval: 15_000,
  })

/** Asked often while a decision is carried out, so that its progress is seen. */
export const heldBatchQuery = (accountId: string, batchId: string) =>
  queryOptions({
    queryKey: ['account', accountId, 'held-changes', batchId],
    queryFn: ({ signal }) =>
      call('GET /api/accounts/{accountId}/held-changes/{batchId}', { params: { accountId, batchId }, signal }),
    refetchInterval: ({ state }) => (state.data?.decisions.some(({ doneAt }) => doneAt === null) ? 1000 : 10_000),
  })

export const heldChangesQuery = (accountId: string, batchId: string, filter: HeldChangesFilter) =>
  infiniteQueryOptions({
    ...paging,
    queryKey: ['account', accountId, 'held-changes', batchId, 'changes', filter],
    queryFn: ({ pageParam, signal }) =>
      call('GET /api/accounts/{accountId}/held-changes/{batchId}/changes', {
        params: { accountId, batchId },
        query: { ...filter, cursor: pageParam, limit: pageSize },
        signal,
      }),
  })

/** @param ids of people and groups; null: everything that is held */
export function decideHeldChanges(
  accountId: string,
  batchId: string,
  decision: 'release' | 'restore',
  ids: readonly string[] | null,
): Promise<{ id: string; people: number; changes: number }> {
  return call('POST /api/accounts/{accountId}/held-changes/{batchId}/decisions', {
    params: { accountId, batchId },
    body: { decision, ...(ids === null ? {} : { ids: [...ids] }) },
  })
}
