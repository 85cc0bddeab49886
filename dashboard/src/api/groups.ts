import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { call, withQuery } from './client.ts'
import type { Group, GroupRow, MemberRow, Page } from './contract.ts'
import { accountPath } from './session.ts'

const pageSize = 100

function groupPath(accountId: string, groupId: string): string {
  return `${accountPath(accountId)}/groups/${encodeURIComponent(groupId)}`
}

export const groupsQuery = (accountId: string, filter: { search?: string; scimServer?: string; sort?: string }) =>
  infiniteQueryOptions({
    queryKey: ['account', accountId, 'groups', filter],
    queryFn: ({ pageParam, signal }) =>
      call<Page<GroupRow>>(
        'GET',
        withQuery(`${accountPath(accountId)}/groups`, { ...filter, cursor: pageParam, limit: pageSize }),
        undefined,
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
  })

export const groupQuery = (accountId: string, groupId: string) =>
  queryOptions({
    queryKey: ['account', accountId, 'group', groupId],
    queryFn: ({ signal }) => call<Group>('GET', groupPath(accountId, groupId), undefined, signal),
  })

export const membersQuery = (accountId: string, groupId: string, filter: { search?: string; kind?: string }) =>
  infiniteQueryOptions({
    queryKey: ['account', accountId, 'group', groupId, 'members', filter],
    queryFn: ({ pageParam, signal }) =>
      call<Page<MemberRow>>(
        'GET',
        withQuery(`${groupPath(accountId, groupId)}/members`, { ...filter, cursor: pageParam, limit: pageSize }),
        undefined,
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
  })
