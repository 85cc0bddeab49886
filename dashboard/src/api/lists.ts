/** One page of a list, as every list route answers. */
export interface Page<Row> {
  readonly items: readonly Row[]
  /** Null at the end. */
  readonly nextCursor: string | null
  readonly total: number
}

/** What every paged query starts and goes on with. */
export const paging = {
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (last: Page<unknown>): string | null => last.nextCursor,
}

/** Rows per request: a screen or two. */
export const pageSize = 100
