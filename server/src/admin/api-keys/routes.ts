import { z } from 'zod'
import { defineRoute } from '../route/define.ts'
import { AccountParams, Id } from '../route/shapes.ts'
import { ApiKey, ApiKeyBody } from './shapes.ts'

const base = '/accounts/{accountId}/api-keys'

export const listApiKeys = defineRoute({
  name: 'apiKeys.list',
  method: 'GET',
  path: base,
  summary: 'Keys of the public API, newest first; revoked ones too',
  params: AccountParams,
  answer: z.object({ items: z.array(ApiKey) }),
  status: 200,
})

export const createApiKey = defineRoute({
  name: 'apiKeys.create',
  method: 'POST',
  path: base,
  summary: 'Make a key; it is shown once',
  params: AccountParams,
  body: ApiKeyBody,
  answer: z.object({ id: z.string(), key: z.string() }),
  status: 201,
})

export const revokeApiKey = defineRoute({
  name: 'apiKeys.revoke',
  method: 'DELETE',
  path: `${base}/{keyId}`,
  summary: 'Revoke a key: from the next call on it opens nothing',
  params: AccountParams.extend({ keyId: Id }),
  status: 204,
})
