/** Shapes that most routes of the admin API have in common: ids in paths, page parameters, lists, errors. */
import { z } from 'zod'

/** Opaque, case-sensitive. Longer than any id that was ever given out means: not found. */
export const Id = z.string().regex(/^[\w.-]{1,200}$/u)

/** Text that a person typed. U+0000 cannot be stored by PostgreSQL, and nobody types it. */
export const typedText = (maximum: number) =>
  z
    .string()
    .max(maximum, `Use at most ${maximum} characters.`)
    .refine((text) => !text.includes('\u0000') && text.isWellFormed(), 'Remove the control characters.')

export const AccountParams = z.object({ accountId: Id })
export const ScimServerParams = AccountParams.extend({ scimServerId: Id })

export const Time = z.string().meta({ description: 'ISO 8601, UTC, with milliseconds' })

export const PageQuery = z.object({
  cursor: z.string().max(2000).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

/** One page of a list. `total` counts all items that match, not only this page. */
export const list = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable(), total: z.number().int() })

export const Problem = z
  .object({
    error: z.object({
      code: z.enum([
        'not_found',
        'invalid',
        'forbidden',
        'unauthenticated',
        'conflict',
        'unavailable',
        'too_many_requests',
        'internal',
      ]),
      message: z.string(),
      what_to_do: z.string().optional(),
      fields: z.record(z.string(), z.string()).optional(),
      requestId: z.string(),
    }),
  })
  .meta({ id: 'Problem' })

export type ProblemBody = z.infer<typeof Problem>
export type ProblemCode = ProblemBody['error']['code']
