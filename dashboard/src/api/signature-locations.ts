import { queryOptions } from '@tanstack/react-query'
import { call } from './client.ts'
import { signaturesKey } from './signature-changes.ts'

/** Locations that people's cities ask for. @param changeSet null: as published */
export const locationSuggestionsQuery = (accountId: string, changeSet: string | null, attribute: string | undefined) =>
  queryOptions({
    queryKey: [...signaturesKey(accountId), 'location-suggestions', changeSet, attribute ?? null],
    queryFn: ({ signal }) =>
      call('GET /api/accounts/{accountId}/signatures/locations/suggestions', {
        params: { accountId },
        query: { changeSet: changeSet ?? undefined, attribute },
        signal,
      }),
  })
