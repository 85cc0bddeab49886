import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { call, type QueryOf } from './client.ts'
import { pageSize, paging } from './lists.ts'

export type GroupsFilter = Omit<QueryOf<'GET /api/accounts/{accountId}/groups'>, 'cursor' | 'limit'>
export type MembersFilter = Omit<QueryOf<'GET /api/accounts/{accountId}/groups/{groupId}/members'>, 'cursor' | 'limit'>

export const groupsQuery = (accountId: string, filter: GroupsFilter) =>
  infiniteQueryOptions({
    ...paging,
    queryKey: ['account', accountId, 'groups', filter],
    queryFn: ({ pageParam, signal }) =>
      call('GET /api/accounts/{accountId}/groups', {
        params: { accountId },
        query: { ...filter, cursor: pageParam, limit: pageSize },
        signal,
      }),
  })

export const groupQuery = (accountId: string, groupId: string) =>
  queryOptions({
    queryKey: ['account', accountId, 'group', groupId],
    queryFn: ({ signal }) =>
      call('GET /api/accounts/{accountId}/groups/{groupId}', { params: { accountId, groupId }, signal }),
  })

export const membersQuery = (accountId: string, groupId: string, filter: MembersFilter) =>
  infiniteQueryOptions({
    ...paging,
    queryKey: ['account', accountId, 'group', groupId, 'members', filter],
    queryFn: ({ pageParam, signal }) =>
      call('GET /api/accounts/{accountId}/groups/{groupId}/members', {
        params: { accountId, groupId },
        query: { ...filter, cursor: pageParam, limit: pageSize },
        signal,
      }),
  })
