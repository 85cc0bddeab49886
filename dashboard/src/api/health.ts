import { queryOptions } from '@tanstack/react-query'
import { call } from './client.ts'
import type { HealthServerSettings, HealthSettings, NoticeTest } from './schema.ts'

export const healthQuery = (accountId: string, scimServer?: string) =>
  queryOptions({
    queryKey: ['account', accountId, 'health', scimServer ?? null],
    queryFn: ({ signal }) =>
      call('GET /api/accounts/{accountId}/health', { params: { accountId }, query: { scimServer }, signal }),
    refetchInterval: 15_000,
  })

export const cyclesQuery = (accountId: string, scimServerId: string) =>
  queryOptions({
    queryKey: ['account', accountId, 'cycles', scimServerId],
    queryFn: ({ signal }) =>
      call('GET /api/accounts/{accountId}/scim-servers/{scimServerId}/cycles', {
        params: { accountId, scimServerId },
        signal,
      }),
    refetchInterval: 30_000,
  })

export const healthSettingsQuery = (accountId: string) =>
  queryOptions({
    queryKey: ['account', accountId, 'health-settings'],
    queryFn: ({ signal }) => call('GET /api/accounts/{accountId}/health/settings', { params: { accountId }, signal }),
  })

export const serverHealthSettingsQuery = (accountId: string, scimServerId: string) =>
  queryOptions({
    queryKey: ['account', accountId, 'health-settings', scimServerId],
    queryFn: ({ signal }) =>
      call('GET /api/accounts/{accountId}/scim-servers/{scimServerId}/health-settings', {
        params: { accountId, scimServerId },
        signal,
      }),
  })

export const webhooksQuery = (accountId: string) =>
  queryOptions({
    queryKey: ['account', accountId, 'health-webhooks'],
    queryFn: ({ signal }) => call('GET /api/accounts/{accountId}/health/webhooks', { params: { accountId }, signal }),
  })

export const deliveriesQuery = (accountId: string) =>
  queryOptions({
    queryKey: ['account', accountId, 'health-deliveries'],
    queryFn: ({ signal }) => call('GET /api/accounts/{accountId}/health/deliveries', { params: { accountId }, signal }),
    refetchInterval: 10_000,
  })

export async function acceptCondition(accountId: string, conditionId: string): Promise<void> {
  await call('POST /api/accounts/{accountId}/health/conditions/{conditionId}/accept', {
    params: { accountId, conditionId },
  })
}

export function saveHealthSettings(accountId: string, settings: HealthSettings): Promise<HealthSettings> {
  return call('PUT /api/accounts/{accountId}/health/settings', { params: { accountId }, body: settings })
}

export function saveServerHealthSettings(
  accountId: string,
  scimServerId: string,
  settings: HealthServerSettings,
): Promise<HealthServerSettings> {
  return call('PUT /api/accounts/{accountId}/scim-servers/{scimServerId}/health-settings', {
    params: { accountId, scimServerId },
    body: settings,
  })
}

/** The secret comes back once and never again. */
export function addWebhook(accountId: string, name: string, url: string): Promise<{ id: string; secret: string }> {
  return call('POST /api/accounts/{accountId}/health/webhooks', { params: { accountId }, body: { name, url } })
}

export async function switchWebhook(accountId: string, webhookId: string, enabled: boolean): Promise<void> {
  await call('PATCH /api/accounts/{accountId}/health/webhooks/{webhookId}', {
    params: { accountId, webhookId },
    body: { enabled },
  })
}

export async function removeWebhook(accountId: string, webhookId: string): Promise<void> {
  await call('DELETE /api/accounts/{accountId}/health/webhooks/{webhookId}', { params: { accountId, webhookId } })
}

export function testWebhook(accountId: string, webhookId: string): Promise<NoticeTest> {
  return call('POST /api/accounts/{accountId}/health/webhooks/{webhookId}/test', { params: { accountId, webhookId } })
}

/** To the operator's own address. */
export function testMail(accountId: string): Promise<NoticeTest> {
  return call('POST /api/accounts/{accountId}/health/test-mail', { params: { accountId } })
}
