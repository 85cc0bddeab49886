import { queryOptions } from '@tanstack/react-query'
import { call } from './client.ts'
import type { SignatureField, SignatureFieldSample } from './schema.ts'
import { signaturesKey } from './signature-changes.ts'

/** What the fields make of real people. @param changeSet null: as published */
export const fieldSamplesQuery = (accountId: string, changeSet: string | null) =>
  queryOptions({
    queryKey: [...signaturesKey(accountId), 'field-samples', changeSet],
    queryFn: ({ signal }) =>
      call('GET /api/accounts/{accountId}/signatures/fields/samples', {
        params: { accountId },
        query: { changeSet: changeSet ?? undefined },
        signal,
      }),
    staleTime: 30_000,
  })

/** The same of one field as it is written now. */
export const fieldTryQuery = (accountId: string, changeSet: string | null, field: SignatureField) =>
  queryOptions({
    queryKey: [...signaturesKey(accountId), 'field-try', changeSet, field],
    queryFn: ({ signal }): Promise<SignatureFieldSample> =>
      call('POST /api/accounts/{accountId}/signatures/fields/try', {
        params: { accountId },
        query: { changeSet: changeSet ?? undefined },
        body: { field },
        signal,
      }),
    retry: false,
  })

export const personFieldsQuery = (accountId: string, userId: string) =>
  queryOptions({
    queryKey: [...signaturesKey(accountId), 'person-fields', userId],
    queryFn: ({ signal }) =>
      call('GET /api/accounts/{accountId}/users/{userId}/signature-fields', {
        params: { accountId, userId },
        query: {},
        signal,
      }),
  })

export const withdrawOwnValue = (accountId: string, userId: string, fieldId: string): Promise<unknown> =>
  call('DELETE /api/accounts/{accountId}/users/{userId}/own-values/{fieldId}', {
    params: { accountId, userId, fieldId },
  })
