import { z } from 'zod'
import { defineRoute } from '../route/define.ts'
import { AccountParams, Id } from '../route/shapes.ts'

export const AttributeSeen = z
  .object({
    path: z.string(),
    label: z.string(),
    people: z.number().int(),
    share: z.number(),
    examples: z.array(z.string()),
    kind: z.enum(['standard', 'enterprise', 'custom']),
  })
  .meta({ id: 'AttributeSeen' })
export type AttributeSeen = z.infer<typeof AttributeSeen>

const query = z.object({ scimServer: Id.optional() })

export const listAttributesSeen = defineRoute({
  name: 'attributes.list',
  method: 'GET',
  path: '/accounts/{accountId}/attributes-seen',
  summary: 'Each SCIM path that arrived, how many people have it, and examples',
  params: AccountParams,
  query,
  answer: z.object({ items: z.array(AttributeSeen) }).meta({ id: 'AttributesSeen' }),
  status: 200,
})

export const downloadAttributesSeen = defineRoute({
  name: 'attributes.csv',
  method: 'GET',
  path: '/accounts/{accountId}/attributes-seen.csv',
  summary: 'The same as CSV, safe against spreadsheet formulas',
  params: AccountParams,
  query,
  status: 200,
  contentType: 'text/csv; charset=utf-8',
})
