import { z } from 'zod'
import { apiScopes } from '../../delivery/index.ts'
import { Time, typedText } from '../route/shapes.ts'

export const ApiScope = z.enum(apiScopes)

export const ApiKey = z
  .object({
    id: z.string(),
    name: z.string(),
    hint: z.string().meta({ description: 'How it begins' }),
    scopes: z.array(ApiScope),
    createdAt: Time,
    createdBy: z.string(),
    lastUsedAt: Time.nullable().meta({ description: 'At most a minute old; null: never' }),
    revokedAt: Time.nullable(),
    revokedBy: z.string().nullable(),
  })
  .meta({ id: 'ApiKey' })

export const ApiKeyBody = z.object({
  name: typedText(80).trim().min(1, 'Give it a name: who or what will use it.'),
  scopes: z.array(ApiScope).min(1, 'Choose at least one.').max(apiScopes.length),
})
