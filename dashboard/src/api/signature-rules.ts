import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { call, type QueryOf } from './client.ts'
import { pageSize, paging } from './lists.ts'
import { signaturesKey } from './signature-changes.ts'

type PeopleOfRules = Omit<
  QueryOf<'GET /api/accounts/{accountId}/signatures/rules/people'>,
  'cursor' | 'limit' | 'changeSet'
>
/** Which number of the dry run is meant. */
export type RulePeopleFilter = PeopleOfRules

/** Who gets what over everybody. @param changeSet null: as published */
export const rulesDryRunQuery = (accountId: string, changeSet: string | null) =>
  queryOptions({
    queryKey: [...signaturesKey(accountId), 'dry-run', changeSet],
    queryFn: ({ signal }) =>
      call('GET /api/accounts/{accountId}/signatures/rules/dry-run', {
        params: { accountId },
        query: { changeSet: changeSet ?? undefined },
        signal,
      }),
    staleTime: 30_000,
  })

export const rulePeopleQuery = (accountId: string, changeSet: string | null, filter: RulePeopleFilter) =>
  infiniteQueryOptions({
    ...paging,
    queryKey: [...signaturesKey(accountId), 'rule-people', changeSet, filter],
    queryFn: ({ pageParam, signal }) =>
      call('GET /api/accounts/{accountId}/signatures/rules/people', {
        params: { accountId },
        query: { ...filter, changeSet: changeSet ?? undefined, cursor: pageParam, limit: pageSize },
        signal,
      }),
  })

export const rulesWhyQuery = (accountId: string, changeSet: string | null, userId: string) =>
  queryOptions({
    queryKey: [...signaturesKey(accountId), 'why', changeSet, userId],
    queryFn: ({ signal }) =>
      call('GET /api/accounts/{accountId}/signatures/rules/why/{userId}', {
        params: { accountId, userId },
        query: { changeSet: changeSet ?? undefined },
        signal,
      }),
  })

/** Values that people have in an attribute or a field. */
export const valuesQuery = (accountId: string, of: { readonly attribute: string } | { readonly field: string }) =>
  queryOptions({
    queryKey: ['account', accountId, 'signature-values', of],
    queryFn: ({ signal }) =>
      call('GET /api/accounts/{accountId}/signatures/rules/values', { params: { accountId }, query: of, signal }),
    staleTime: 60_000,
  })
