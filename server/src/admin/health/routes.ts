import { z } from 'zod'
import { defineRoute } from '../route/define.ts'
import { AccountParams, Id, ScimServerParams } from '../route/shapes.ts'
import {
  Condition,
  Cycle,
  Delivery,
  HealthServerSettings,
  HealthSettings,
  TestResult,
  Webhook,
  WebhookBody,
} from './shapes.ts'

const base = '/accounts/{accountId}/health'
const server = '/accounts/{accountId}/scim-servers/{scimServerId}'
const WebhookParams = AccountParams.extend({ webhookId: Id })

export const getHealth = defineRoute({
  name: 'health.get',
  method: 'GET',
  path: base,
  summary: 'What is wrong now, and what was; open conditions first',
  params: AccountParams,
  query: z.object({ scimServer: Id.optional() }),
  answer: z.object({ conditions: z.array(Condition) }).meta({ id: 'Health' }),
  status: 200,
})

export const acceptCondition = defineRoute({
  name: 'health.accept',
  method: 'POST',
  path: `${base}/conditions/{conditionId}/accept`,
  summary: 'Say that it was meant: the condition ends and is not told again',
  params: AccountParams.extend({ conditionId: Id }),
  status: 204,
})

export const listCycles = defineRoute({
  name: 'health.cycles',
  method: 'GET',
  path: `${server}/cycles`,
  summary: "Entra's cycles of the last 30 days, newest first",
  params: ScimServerParams,
  answer: z.object({ items: z.array(Cycle) }).meta({ id: 'Cycles' }),
  status: 200,
})

export const getHealthSettings = defineRoute({
  name: 'health.settings',
  method: 'GET',
  path: `${base}/settings`,
  summary: 'Who is told, and from which numbers on',
  params: AccountParams,
  answer: z.object({ settings: HealthSettings, mailIsSet: z.boolean() }),
  status: 200,
})

export const putHealthSettings = defineRoute({
  name: 'health.changeSettings',
  method: 'PUT',
  path: `${base}/settings`,
  summary: 'Change who is told, and from which numbers on',
  params: AccountParams,
  body: HealthSettings,
  answer: HealthSettings,
  status: 200,
})

export const getServerHealthSettings = defineRoute({
  name: 'health.serverSettings',
  method: 'GET',
  path: `${server}/health-settings`,
  summary: 'What one SCIM server does differently',
  params: ScimServerParams,
  answer: HealthServerSettings,
  status: 200,
})

export const putServerHealthSettings = defineRoute({
  name: 'health.changeServerSettings',
  method: 'PUT',
  path: `${server}/health-settings`,
  summary: 'Numbers of its own, and quiet until a moment',
  params: ScimServerParams,
  body: HealthServerSettings,
  answer: HealthServerSettings,
  status: 200,
})

export const listWebhooks = defineRoute({
  name: 'health.webhooks',
  method: 'GET',
  path: `${base}/webhooks`,
  summary: 'Webhooks that are told',
  params: AccountParams,
  answer: z.object({ items: z.array(Webhook) }),
  status: 200,
})

export const addWebhook = defineRoute({
  name: 'health.addWebhook',
  method: 'POST',
  path: `${base}/webhooks`,
  summary: 'Add a webhook; its signing secret is shown once',
  params: AccountParams,
  body: WebhookBody,
  answer: z.object({ id: z.string(), secret: z.string() }),
  status: 201,
})

export const switchWebhook = defineRoute({
  name: 'health.switchWebhook',
  method: 'PATCH',
  path: `${base}/webhooks/{webhookId}`,
  summary: 'Switch a webhook on or off',
  params: WebhookParams,
  body: z.object({ enabled: z.boolean() }),
  status: 204,
})

export const removeWebhook = defineRoute({
  name: 'health.removeWebhook',
  method: 'DELETE',
  path: `${base}/webhooks/{webhookId}`,
  summary: 'Remove a webhook',
  params: WebhookParams,
  status: 204,
})

export const testWebhook = defineRoute({
  name: 'health.testWebhook',
  method: 'POST',
  path: `${base}/webhooks/{webhookId}/test`,
  summary: 'Send a signed test now',
  params: WebhookParams,
  answer: TestResult,
  status: 200,
})

export const testMail = defineRoute({
  name: 'health.testMail',
  method: 'POST',
  path: `${base}/test-mail`,
  summary: 'Send a test to your own address now',
  params: AccountParams,
  answer: TestResult,
  status: 200,
})

export const listDeliveries = defineRoute({
  name: 'health.deliveries',
  method: 'GET',
  path: `${base}/deliveries`,
  summary: 'The last 100 notices with each try',
  params: AccountParams,
  answer: z.object({ items: z.array(Delivery) }),
  status: 200,
})
