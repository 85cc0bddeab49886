import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { call, withQuery } from './client.ts'
import type { HistoryEntry, Page, PeopleFacets, Person, PersonRow } from './contract.ts'
import { accountPath } from './session.ts'

const pageSize = 100

export interface PeopleFilter {
  readonly search?: string
  readonly active?: string
  readonly scimServer?: string
  readonly group?: string
  readonly department?: string
  readonly source?: string
  readonly missing?: string
  readonly sort?: string
}

function personPath(accountId: string, userId: string): string {
  return `${accountPath(accountId)}/users/${encodeURIComponent(userId)}`
}

export const peopleQuery = (accountId: string, filter: PeopleFilter) =>
  infiniteQueryOptions({
    queryKey: ['account', accountId, 'users', filter],
    queryFn: ({ pageParam, signal }) =>
      call<Page<PersonRow>>(
        'GET',
        withQuery(`${accountPath(accountId)}/users`, { ...filter, cursor: pageParam, limit: pageSize }),
        undefined,
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
  })

export const facetsQuery = (accountId: string) =>
  queryOptions({
    queryKey: ['account', accountId, 'facets'],
    queryFn: ({ signal }) => call<PeopleFacets>('GET', `${accountPath(accountId)}/users/facets`, undefined, signal),
    staleTime: 60_000,
  })

export const personQuery = (accountId: string, userId: string) =>
  queryOptions({
    queryKey: ['account', accountId, 'user', userId],
    queryFn: ({ signal }) => call<Person>('GET', personPath(accountId, userId), undefined, signal),
  })

export const historyQuery = (accountId: string, userId: string) =>
  infiniteQueryOptions({
    queryKey: ['account', accountId, 'user', userId, 'history'],
    queryFn: ({ pageParam, signal }) =>
      call<Page<HistoryEntry>>(
        'GET',
        withQuery(`${personPath(accountId, userId)}/history`, { cursor: pageParam }),
        undefined,
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
  })

/** Only for people who are no longer connected to a SCIM server. Null clears an attribute. */
export function changePerson(accountId: string, userId: string, attributes: Record<string, string | null>): Promise<Person> {
  return call<Person>('PATCH', personPath(accountId, userId), { attributes })
}

/** Only for people who are no longer connected to a SCIM server. */
export function deletePerson(accountId: string, userId: string): Promise<null> {
  return call<null>('DELETE', personPath(accountId, userId))
}
