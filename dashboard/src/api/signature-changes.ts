import { queryOptions } from '@tanstack/react-query'
import { call } from './client.ts'
import type { ChangeSet } from './schema.ts'

/** Everything about signatures of an account; an edit makes all of it stale. */
export const signaturesKey = (accountId: string) => ['account', accountId, 'signatures'] as const

export const changeSetsQuery = (accountId: string) =>
  queryOptions({
    queryKey: [...signaturesKey(accountId), 'change-sets'],
    queryFn: ({ signal }) =>
      call('GET /api/accounts/{accountId}/signatures/change-sets', { params: { accountId }, signal }),
  })

/** What signatures are made of. @param changeSet null: as published */
export const editionQuery = (accountId: string, changeSet: string | null) =>
  queryOptions({
    queryKey: [...signaturesKey(accountId), 'configuration', changeSet],
    queryFn: ({ signal }) =>
      call('GET /api/accounts/{accountId}/signatures/configuration', {
        params: { accountId },
        query: { changeSet: changeSet ?? undefined },
        signal,
      }),
  })

export const beginChangeSet = (accountId: string, name: string): Promise<ChangeSet> =>
  call('POST /api/accounts/{accountId}/signatures/change-sets', { params: { accountId }, body: { name } })

export const discardChangeSet = (accountId: string, changeSetId: string): Promise<unknown> =>
  call('DELETE /api/accounts/{accountId}/signatures/change-sets/{changeSetId}', { params: { accountId, changeSetId } })
