import { queryOptions } from '@tanstack/react-query'
import { call, routeAddress, send } from './client.ts'
import type { SignatureArchive } from './schema.ts'

export type MailClient = SignatureArchive['clients'][number]

export const apiKeysQuery = (accountId: string) =>
  queryOptions({
    queryKey: ['account', accountId, 'api-keys'],
    queryFn: ({ signal }) => call('GET /api/accounts/{accountId}/api-keys', { params: { accountId }, signal }),
    refetchInterval: 30_000,
  })

/** The key comes back once and never again. */
export const createApiKey = (accountId: string, name: string): Promise<{ id: string; key: string }> =>
  call('POST /api/accounts/{accountId}/api-keys', {
    params: { accountId },
    body: { name, scopes: ['signatures:read'] },
  })

export async function revokeApiKey(accountId: string, keyId: string): Promise<void> {
  await call('DELETE /api/accounts/{accountId}/api-keys/{keyId}', { params: { accountId, keyId } })
}

const isOpen = ({ state }: SignatureArchive): boolean => state === 'waiting' || state === 'running'

export const archivesQuery = (accountId: string) =>
  queryOptions({
    queryKey: ['account', accountId, 'archives'],
    queryFn: ({ signal }) => call('GET /api/accounts/{accountId}/delivery/archives', { params: { accountId }, signal }),
    refetchInterval: ({ state }) => (state.data?.items.some(isOpen) ? 1000 : 30_000),
  })

export const startArchive = (accountId: string, clients: MailClient[]): Promise<{ id: string }> =>
  call('POST /api/accounts/{accountId}/delivery/archives', { params: { accountId }, body: { clients } })

export async function stopArchive(accountId: string, archiveId: string): Promise<void> {
  await call('DELETE /api/accounts/{accountId}/delivery/archives/{archiveId}', { params: { accountId, archiveId } })
}

export const archiveFile = (accountId: string, archiveId: string): string =>
  routeAddress('GET /api/accounts/{accountId}/delivery/archives/{archiveId}/signatures.zip', {
    params: { accountId, archiveId },
  })

export const signatureWebhooksQuery = (accountId: string) =>
  queryOptions({
    queryKey: ['account', accountId, 'signature-webhooks'],
    queryFn: ({ signal }) => call('GET /api/accounts/{accountId}/delivery/webhooks', { params: { accountId }, signal }),
    refetchInterval: 15_000,
  })

export const signatureMessagesQuery = (accountId: string) =>
  queryOptions({
    queryKey: ['account', accountId, 'signature-messages'],
    queryFn: ({ signal }) => call('GET /api/accounts/{accountId}/delivery/messages', { params: { accountId }, signal }),
    refetchInterval: 10_000,
  })

/** The secret comes back once and never again. */
export const addSignatureWebhook = (
  accountId: string,
  name: string,
  url: string,
): Promise<{ id: string; secret: string }> =>
  call('POST /api/accounts/{accountId}/delivery/webhooks', { params: { accountId }, body: { name, url } })

export async function switchSignatureWebhook(accountId: string, id: string, enabled: boolean): Promise<void> {
  await call('PATCH /api/accounts/{accountId}/delivery/webhooks/{signatureWebhookId}', {
    params: { accountId, signatureWebhookId: id },
    body: { enabled },
  })
}

export async function removeSignatureWebhook(accountId: string, id: string): Promise<void> {
  await call('DELETE /api/accounts/{accountId}/delivery/webhooks/{signatureWebhookId}', {
    params: { accountId, signatureWebhookId: id },
  })
}

export const testSignatureWebhook = (accountId: string, id: string): Promise<{ ok: boolean; problem: string | null }> =>
  call('POST /api/accounts/{accountId}/delivery/webhooks/{signatureWebhookId}/test', {
    params: { accountId, signatureWebhookId: id },
  })

export const signatureAddressQuery = (accountId: string, userId: string) =>
  queryOptions({
    queryKey: ['account', accountId, 'signature-address', userId],
    queryFn: ({ signal }) =>
      call('GET /api/accounts/{accountId}/users/{userId}/signature-address', { params: { accountId, userId }, signal }),
  })

export async function rotateSignatureAddress(accountId: string, userId: string): Promise<void> {
  await call('POST /api/accounts/{accountId}/users/{userId}/signature-address', { params: { accountId, userId } })
}

/** The description of the public API; no session is needed for it. */
export const apiDocumentQuery = queryOptions({
  queryKey: ['api-document'],
  queryFn: ({ signal }) => send('GET', '/api/v1/openapi.json', undefined, signal),
  staleTime: Number.POSITIVE_INFINITY,
})
