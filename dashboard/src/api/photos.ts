import { queryOptions } from '@tanstack/react-query'
import { call, routeAddress } from './client.ts'

export const photosQuery = (accountId: string) =>
  queryOptions({
    queryKey: ['account', accountId, 'signature-photos'],
    queryFn: ({ signal }) => call('GET /api/accounts/{accountId}/signatures/photos', { params: { accountId }, signal }),
    refetchInterval: 15_000,
  })

/** @param hash of the photo, so that another one is another address */
export const photoAddress = (accountId: string, userId: string, hash: string): string =>
  `${routeAddress('GET /api/accounts/{accountId}/signatures/photos/{userId}/picture', { params: { accountId, userId } })}?${hash}`

export async function decidePhoto(
  accountId: string,
  userId: string,
  decision: { approve: boolean; reason: string },
): Promise<void> {
  await call('POST /api/accounts/{accountId}/signatures/photos/{userId}/decision', {
    params: { accountId, userId },
    body: decision,
  })
}

/** Signs this person in once, for a day. */
export const makePortalLink = (accountId: string, userId: string): Promise<{ url: string }> =>
  call('POST /api/accounts/{accountId}/users/{userId}/portal-link', { params: { accountId, userId } })
