import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { call } from './client.ts'
import type { ConnectChoices, ConnectSession, ConnectView } from './schema.ts'

/** One SCIM server of an account. */
export interface ServerIds {
  readonly accountId: string
  readonly scimServerId: string
}

/** Followed closely while somebody signs in or something runs. */
export const connectQuery = (params: ServerIds) =>
  queryOptions({
    queryKey: ['account', params.accountId, 'scim-server', params.scimServerId, 'connect'],
    queryFn: ({ signal }) =>
      call('GET /api/accounts/{accountId}/scim-servers/{scimServerId}/connect', { params: { ...params }, signal }),
    refetchInterval: ({ state: { data } }) => {
      const phase = data?.session?.phase
      return phase === 'code' || phase === 'working' ? 1000 : 15_000
    },
  })

export interface SignInWish {
  readonly purpose: ConnectSession['purpose']
  readonly cloud: ConnectSession['cloud']
  readonly tenant: string
  readonly makesGroup: boolean
}

export const signInToEntra = (params: ServerIds, body: SignInWish): Promise<ConnectView> =>
  call('POST /api/accounts/{accountId}/scim-servers/{scimServerId}/connect/sign-in', { params: { ...params }, body })

export const signOutOfEntra = (params: ServerIds): Promise<unknown> =>
  call('DELETE /api/accounts/{accountId}/scim-servers/{scimServerId}/connect/sign-in', { params: { ...params } })

export const planConnect = (params: ServerIds, choices: ConnectChoices): Promise<ConnectView> =>
  call('POST /api/accounts/{accountId}/scim-servers/{scimServerId}/connect/plan', {
    params: { ...params },
    body: { choices },
  })

export const runConnect = (params: ServerIds, choices: ConnectChoices): Promise<ConnectView> =>
  call('POST /api/accounts/{accountId}/scim-servers/{scimServerId}/connect/run', {
    params: { ...params },
    body: { choices },
  })

export const checkEntra = (params: ServerIds): Promise<ConnectView> =>
  call('POST /api/accounts/{accountId}/scim-servers/{scimServerId}/connect/check', { params: { ...params } })

export const planUndo = (params: ServerIds): Promise<ConnectView> =>
  call('POST /api/accounts/{accountId}/scim-servers/{scimServerId}/connect/plan-undo', { params: { ...params } })

export const undoConnect = (params: ServerIds): Promise<ConnectView> =>
  call('POST /api/accounts/{accountId}/scim-servers/{scimServerId}/connect/undo', { params: { ...params } })

export interface FoundInEntra {
  readonly id: string
  readonly displayName: string
  readonly userPrincipalName?: string
}

/** People or groups in Entra whose name begins so. */
export const foundQuery = (params: ServerIds, kind: 'people' | 'groups', search: string) =>
  queryOptions({
    queryKey: ['account', params.accountId, 'scim-server', params.scimServerId, 'connect', kind, search],
    queryFn: async ({ signal }): Promise<readonly FoundInEntra[]> => {
      const input = { params: { ...params }, query: { search }, signal }
      const { items } =
        kind === 'people'
          ? await call('GET /api/accounts/{accountId}/scim-servers/{scimServerId}/connect/people', input)
          : await call('GET /api/accounts/{accountId}/scim-servers/{scimServerId}/connect/groups', input)
      return items
    },
    // What is shown while one types on must still be there when it is chosen.
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    retry: false,
  })
