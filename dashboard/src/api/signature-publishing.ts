import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { type Answer, call, type QueryOf, routeAddress } from './client.ts'
import { pageSize } from './lists.ts'
import { signaturesKey } from './signature-changes.ts'

type Place = { readonly accountId: string; readonly changeSetId: string }

export const reviewQuery = ({ accountId, changeSetId }: Place) =>
  queryOptions({
    queryKey: [...signaturesKey(accountId), 'review', changeSetId],
    queryFn: ({ signal }) =>
      call('GET /api/accounts/{accountId}/signatures/change-sets/{changeSetId}/review', {
        params: { accountId, changeSetId },
        signal,
      }),
  })

/** As long as it runs it is asked for again and again. */
export const dryRunQuery = (accountId: string, jobId: string) =>
  queryOptions({
    queryKey: [...signaturesKey(accountId), 'dry-run', jobId],
    queryFn: ({ signal }) =>
      call('GET /api/accounts/{accountId}/signatures/dry-runs/{jobId}', { params: { accountId, jobId }, signal }),
    refetchInterval: ({ state }) => (isWorking(state.data?.state) ? 700 : false),
  })

export const isWorking = (state: string | undefined): boolean =>
  state === undefined || state === 'waiting' || state === 'running'

type PeopleFilter = Omit<
  QueryOf<'GET /api/accounts/{accountId}/signatures/dry-runs/{jobId}/people'>,
  'cursor' | 'limit'
>

type DryRunPage = Answer<'GET /api/accounts/{accountId}/signatures/dry-runs/{jobId}/people'>

export const dryRunPeopleQuery = (accountId: string, jobId: string, filter: PeopleFilter) =>
  infiniteQueryOptions({
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }: DryRunPage): string | null => nextCursor,
    queryKey: [...signaturesKey(accountId), 'dry-run', jobId, 'people', filter],
    queryFn: ({ pageParam, signal }) =>
      call('GET /api/accounts/{accountId}/signatures/dry-runs/{jobId}/people', {
        params: { accountId, jobId },
        query: { ...filter, cursor: pageParam, limit: pageSize },
        signal,
      }),
  })

export const personComparedQuery = ({ accountId, changeSetId }: Place, userId: string, revision: number) =>
  queryOptions({
    queryKey: [...signaturesKey(accountId), 'compared', changeSetId, revision, userId],
    queryFn: ({ signal }) =>
      call('GET /api/accounts/{accountId}/signatures/change-sets/{changeSetId}/people/{userId}', {
        params: { accountId, changeSetId, userId },
        signal,
      }),
  })

export const changeSetFileQuery = ({ accountId, changeSetId }: Place, path: string, revision: number) =>
  queryOptions({
    queryKey: [...signaturesKey(accountId), 'file', changeSetId, revision, path],
    queryFn: ({ signal }) =>
      call('GET /api/accounts/{accountId}/signatures/change-sets/{changeSetId}/file', {
        params: { accountId, changeSetId },
        query: { path },
        signal,
      }),
  })

export const versionsQuery = (accountId: string) =>
  infiniteQueryOptions({
    queryKey: [...signaturesKey(accountId), 'versions'],
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (page: Answer<'GET /api/accounts/{accountId}/signatures/versions'>) => page.next ?? undefined,
    queryFn: ({ pageParam, signal }) =>
      call('GET /api/accounts/{accountId}/signatures/versions', {
        params: { accountId },
        query: { below: pageParam, limit: 50 },
        signal,
      }),
  })

export const versionChangesQuery = (accountId: string, version: number, against: number) =>
  queryOptions({
    queryKey: [...signaturesKey(accountId), 'version-changes', version, against],
    queryFn: ({ signal }) =>
      call('GET /api/accounts/{accountId}/signatures/versions/{version}/changes', {
        params: { accountId, version },
        query: { against },
        signal,
      }),
  })

export const versionFileQuery = (
  accountId: string,
  { version, against }: { readonly version: number; readonly against: number },
  path: string,
) =>
  queryOptions({
    queryKey: [...signaturesKey(accountId), 'version-file', version, against, path],
    queryFn: ({ signal }) =>
      call('GET /api/accounts/{accountId}/signatures/versions/{version}/file', {
        params: { accountId, version },
        query: { path, against },
        signal,
      }),
  })

export const startDryRun = (params: Place) =>
  call('POST /api/accounts/{accountId}/signatures/change-sets/{changeSetId}/dry-runs', { params })

export const stopDryRun = (accountId: string, jobId: string) =>
  call('DELETE /api/accounts/{accountId}/signatures/dry-runs/{jobId}', { params: { accountId, jobId } })

export const publishChangeSet = (params: Place, body: { readonly revision: number; readonly comment: string }) =>
  call('POST /api/accounts/{accountId}/signatures/change-sets/{changeSetId}/publish', { params, body })

export const submitChangeSet = (params: Place, body: { readonly revision: number; readonly comment: string }) =>
  call('POST /api/accounts/{accountId}/signatures/change-sets/{changeSetId}/submit', { params, body })

export const decideChangeSet = (params: Place, body: { readonly approve: boolean; readonly reason: string }) =>
  call('POST /api/accounts/{accountId}/signatures/change-sets/{changeSetId}/decision', { params, body })

export const takeBackChangeSet = (params: Place) =>
  call('POST /api/accounts/{accountId}/signatures/change-sets/{changeSetId}/take-back', { params })

export const restoreVersion = (accountId: string, version: number, comment: string) =>
  call('POST /api/accounts/{accountId}/signatures/versions/{version}/restore', {
    params: { accountId, version },
    body: { comment },
  })

export const folderOfVersion = (accountId: string, version: number): string =>
  routeAddress('GET /api/accounts/{accountId}/signatures/versions/{version}/folder.zip', {
    params: { accountId, version },
  })

export const folderOfChangeSet = (params: Place): string =>
  routeAddress('GET /api/accounts/{accountId}/signatures/change-sets/{changeSetId}/folder.zip', { params })
