import { useCallback } from 'react'
import type { Page } from '../api/lists.ts'

interface InfiniteResult<Row> {
  readonly data: { readonly pages: readonly Page<Row>[] } | undefined
  readonly hasNextPage: boolean
  readonly isFetchingNextPage: boolean
  readonly isFetchNextPageError: boolean
  readonly fetchNextPage: (options: { cancelRefetch: boolean }) => unknown
}

/** A list of pages as the table wants it: all rows so far, the total, and how to get more. */
export function usePages<Row>(query: InfiniteResult<Row>) {
  const { fetchNextPage } = query
  const loadMore = useCallback(() => void fetchNextPage({ cancelRefetch: false }), [fetchNextPage])
  return {
    rows: query.data?.pages.flatMap((page) => page.items) ?? [],
    total: query.data?.pages[0]?.total ?? 0,
    hasMore: query.hasNextPage,
    isLoadingMore: query.isFetchingNextPage,
    isMoreFailed: query.isFetchNextPageError,
    loadMore,
  }
}
