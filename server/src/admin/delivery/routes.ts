import { z } from 'zod'
import { defineRoute } from '../route/define.ts'
import { AccountParams, Id } from '../route/shapes.ts'
import { MailClient, SignatureArchive, SignatureMessage, SignatureWebhook, SignatureWebhookBody } from './shapes.ts'

const base = '/accounts/{accountId}/delivery'
const ArchiveParams = AccountParams.extend({ archiveId: Id })
const WebhookParams = AccountParams.extend({ signatureWebhookId: Id })
const PersonParams = AccountParams.extend({ userId: Id })

export const listArchives = defineRoute({
  name: 'delivery.archives',
  method: 'GET',
  path: `${base}/archives`,
  summary: 'The last zips of everybody’s signature files, newest first, and how far they are',
  params: AccountParams,
  answer: z.object({ items: z.array(SignatureArchive) }),
  status: 200,
})

export const startArchive = defineRoute({
  name: 'delivery.startArchive',
  method: 'POST',
  path: `${base}/archives`,
  summary: 'Begin a zip of everybody’s signature files',
  params: AccountParams,
  body: z.object({ clients: z.array(MailClient).min(1, 'Choose at least one mail program.').max(3) }),
  answer: z.object({ id: z.string() }),
  status: 201,
})

export const stopArchive = defineRoute({
  name: 'delivery.stopArchive',
  method: 'DELETE',
  path: `${base}/archives/{archiveId}`,
  summary: 'Stop one that is being made',
  params: ArchiveParams,
  status: 204,
})

export const downloadArchive = defineRoute({
  name: 'delivery.archiveFile',
  method: 'GET',
  path: `${base}/archives/{archiveId}/signatures.zip`,
  summary: 'The zip itself; kept for a day, and noted in the audit log',
  params: ArchiveParams,
  status: 200,
  contentType: 'application/zip',
})

export const listSignatureWebhooks = defineRoute({
  name: 'delivery.webhooks',
  method: 'GET',
  path: `${base}/webhooks`,
  summary: 'Who is told when signatures change',
  params: AccountParams,
  answer: z.object({ items: z.array(SignatureWebhook) }),
  status: 200,
})

export const addSignatureWebhook = defineRoute({
  name: 'delivery.addWebhook',
  method: 'POST',
  path: `${base}/webhooks`,
  summary: 'Add a webhook; its signing secret is shown once',
  params: AccountParams,
  body: SignatureWebhookBody,
  answer: z.object({ id: z.string(), secret: z.string() }),
  status: 201,
})

export const switchSignatureWebhook = defineRoute({
  name: 'delivery.switchWebhook',
  method: 'PATCH',
  path: `${base}/webhooks/{signatureWebhookId}`,
  summary: 'Switch a webhook on, from where it was, or off',
  params: WebhookParams,
  body: z.object({ enabled: z.boolean() }),
  status: 204,
})

export const removeSignatureWebhook = defineRoute({
  name: 'delivery.removeWebhook',
  method: 'DELETE',
  path: `${base}/webhooks/{signatureWebhookId}`,
  summary: 'Remove a webhook',
  params: WebhookParams,
  status: 204,
})

export const testSignatureWebhook = defineRoute({
  name: 'delivery.testWebhook',
  method: 'POST',
  path: `${base}/webhooks/{signatureWebhookId}/test`,
  summary: 'Send a signed test now',
  params: WebhookParams,
  answer: z.object({ ok: z.boolean(), problem: z.string().nullable() }),
  status: 200,
})

export const listSignatureMessages = defineRoute({
  name: 'delivery.messages',
  method: 'GET',
  path: `${base}/messages`,
  summary: 'What webhooks were told, the last 100 messages with each try',
  params: AccountParams,
  answer: z.object({ items: z.array(SignatureMessage) }),
  status: 200,
})

export const getSignatureAddress = defineRoute({
  name: 'delivery.address',
  method: 'GET',
  path: '/accounts/{accountId}/users/{userId}/signature-address',
  summary: 'The unguessable page where a person finds the own signature; null without a signature',
  params: PersonParams,
  answer: z.object({ url: z.string().nullable() }),
  status: 200,
})

export const rotateSignatureAddress = defineRoute({
  name: 'delivery.rotateAddress',
  method: 'POST',
  path: '/accounts/{accountId}/users/{userId}/signature-address',
  summary: 'A new address; the old one leads nowhere from now on',
  params: PersonParams,
  answer: z.object({ url: z.string().nullable() }),
  status: 200,
})
