import { z } from 'zod'
import { isCursor } from '../reads/changes.ts'

const Time = z.string().meta({ description: 'ISO 8601, UTC, with milliseconds' })

export const Variant = z
  .enum(['new', 'reply', 'internal'])
  .meta({ description: 'For a new mail, a reply or forward, or a mail within the company' })
export const Format = z.enum(['html', 'text', 'both']).meta({ description: 'What of it the JSON holds' })

/** A page marker or a place in the feed, as an answer gave it. */
export const Cursor = z
  .string()
  .refine(isCursor, 'This is no cursor that was given out. Leave it out to begin anew.')
  .meta({ description: 'As an answer gave it; do not make one' })

export const Limit = z.coerce.number().int().min(1, 'At least 1.').max(200, 'At most 200.').default(50)

export const Signature = z.object({
  personId: z.string().meta({ description: 'Stays the same when the address changes' }),
  email: z.string().nullable().meta({ description: 'In lower case; null: the person has none' }),
  variant: Variant,
  hash: z.string().meta({ description: 'Changes exactly when HTML or text do' }),
  html: z.string().optional().meta({ description: 'Finished: inlined and sanitised; put it into a mail as it is' }),
  text: z.string().optional(),
  changedAt: Time,
})
export type Signature = z.infer<typeof Signature>

export const SignaturePage = z.object({
  items: z.array(Signature),
  nextCursor: z.string().nullable().meta({ description: 'Null: this was the last page' }),
})

export const Change = z.object({
  cursor: z.string().meta({ description: 'Stands for everything up to this change' }),
  kind: z.enum(['created', 'changed', 'removed']),
  personId: z.string(),
  email: z.string().nullable(),
  hash: z.string().meta({ description: 'Over all variants of the new signature; empty when removed' }),
  cause: z.string().meta({ description: 'directory, version 12, employee, time …' }),
  at: Time,
})

export const ChangePage = z.object({
  items: z.array(Change),
  nextCursor: z.string().nullable().meta({ description: 'Where to go on; null: nothing has changed ever' }),
  hasMore: z.boolean().meta({ description: 'Whether there is more already' }),
})
