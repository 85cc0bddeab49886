import { queryOptions } from '@tanstack/react-query'
import { call } from './client.ts'
import type { SignatureText } from './schema.ts'
import { signaturesKey } from './signature-changes.ts'

/** A picture with its bytes, also before it is published. @param changeSet null: as published */
export const pictureQuery = (accountId: string, changeSet: string | null, which: string) =>
  queryOptions({
    queryKey: [...signaturesKey(accountId), 'picture', changeSet, which],
    queryFn: ({ signal }) =>
      call('GET /api/accounts/{accountId}/signatures/pictures', {
        params: { accountId },
        query: { changeSet: changeSet ?? undefined, which },
        signal,
      }),
    staleTime: 60_000,
  })

/** What the lint says of a text as it is being written. */
export const textCheckQuery = (accountId: string, changeSet: string | null, text: SignatureText) =>
  queryOptions({
    queryKey: ['account', accountId, 'text-check', changeSet, text],
    queryFn: ({ signal }) =>
      call('POST /api/accounts/{accountId}/signatures/texts/check', {
        params: { accountId },
        query: { changeSet: changeSet ?? undefined },
        body: { text },
        signal,
      }),
  })

/** What templates would be given for somebody. */
export const textFactsQuery = (accountId: string, changeSet: string | null, userId: string) =>
  queryOptions({
    queryKey: [...signaturesKey(accountId), 'facts-of', changeSet, userId],
    queryFn: ({ signal }) =>
      call('GET /api/accounts/{accountId}/signatures/facts/{userId}', {
        params: { accountId, userId },
        query: { changeSet: changeSet ?? undefined },
        signal,
      }),
  })
