import type { Page } from '../../directory/read-contract.ts'

export const pageOf = (query: { readonly cursor?: string | undefined; readonly limit: number }): Page => ({
  cursor: query.cursor ?? null,
  limit: query.limit,
})
