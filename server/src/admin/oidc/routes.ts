import { z } from 'zod'
import { defineRoute } from '../route/define.ts'
import { typedText } from '../route/shapes.ts'

/** Either a Microsoft tenant id or, for another provider, the issuer's address. */
const OidcFields = {
  tenantId: z.uuid('Enter the Directory (tenant) ID, for example 3f2504e0-4f89-41d3-9a0c-0305e82c3301.').optional(),
  issuer: z.url('Enter the issuer as an https address.').max(500).optional(),
  clientId: typedText(200).trim().min(1, 'Enter the Application (client) ID.'),
}

export const OidcSettings = z
  .object({
    tenantId: z.string().nullable(),
    issuer: z.string(),
    clientId: z.string(),
    hasClientSecret: z.boolean(),
    redirectUri: z.string(),
  })
  .meta({ id: 'OidcSettings' })

const OidcBody = z.object({
  ...OidcFields,
  clientSecret: z.string().min(1).max(1000).optional().meta({ description: 'Write only; absent keeps the stored one' }),
})

export const getOidc = defineRoute({
  name: 'oidc.get',
  method: 'GET',
  path: '/settings/oidc',
  summary: 'How operators sign in with Microsoft',
  answer: z.object({ settings: OidcSettings.nullable(), redirectUri: z.string() }),
  status: 200,
})

export const putOidc = defineRoute({
  name: 'oidc.put',
  method: 'PUT',
  path: '/settings/oidc',
  summary: 'Set up sign-in with Microsoft',
  body: OidcBody,
  answer: OidcSettings,
  status: 200,
})

export const deleteOidc = defineRoute({
  name: 'oidc.delete',
  method: 'DELETE',
  path: '/settings/oidc',
  summary: 'Switch sign-in with Microsoft off',
  status: 204,
})

export const testOidc = defineRoute({
  name: 'oidc.test',
  method: 'POST',
  path: '/settings/oidc/test',
  summary: "Read the provider's configuration and say whether it fits",
  body: OidcBody,
  answer: z.object({ ok: z.boolean(), message: z.string(), what_to_do: z.string().nullable() }),
  status: 200,
})
