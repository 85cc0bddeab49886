import { queryOptions } from '@tanstack/react-query'
import { call } from './client.ts'
import type { SignatureProgram } from './schema.ts'
import { signaturesKey } from './signature-changes.ts'

/** Programs of the product to begin from. */
export const galleryQuery = (accountId: string) =>
  queryOptions({
    queryKey: ['account', accountId, 'signature-gallery'],
    queryFn: ({ signal }) =>
      call('GET /api/accounts/{accountId}/signatures/gallery', { params: { accountId }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })

/** What templates would be given for a person. @param changeSet null: as published */
export const factsQuery = (accountId: string, changeSet: string | null, userId: string) =>
  queryOptions({
    queryKey: [...signaturesKey(accountId), 'facts', changeSet, userId],
    queryFn: ({ signal }) =>
      call('GET /api/accounts/{accountId}/signatures/facts/{userId}', {
        params: { accountId, userId },
        query: { changeSet: changeSet ?? undefined },
        signal,
      }),
  })

/** What the lint says of a draft. */
export const checkQuery = (accountId: string, changeSet: string | null, program: SignatureProgram) =>
  queryOptions({
    queryKey: [...signaturesKey(accountId), 'check', changeSet, program],
    queryFn: ({ signal }) =>
      call('POST /api/accounts/{accountId}/signatures/programs/check', {
        params: { accountId },
        query: { changeSet: changeSet ?? undefined },
        body: { program },
        signal,
      }),
    gcTime: 60_000,
  })
