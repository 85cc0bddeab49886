import { z } from 'zod'
import { type StoredSignature, signaturePage } from '../reads/signatures.ts'
import { bind, jsonAnswer } from './operation.ts'
import { Cursor, Format, Limit, type Signature, SignaturePage, Variant } from './shapes.ts'

const cursorOf = (personId: string): string => Buffer.from(`p1:${personId}`).toString('base64url')

/** @returns null: no marker of a page */
function personIn(cursor: string): string | null {
  const text = Buffer.from(cursor, 'base64url').toString()
  const id = text.startsWith('p1:') ? text.slice(3) : null
  return id !== null && /^[\w.-]{1,200}$/u.test(id) && cursorOf(id) === cursor ? id : null
}

const PageCursor = z
  .string()
  .max(400)
  .refine((text) => personIn(text) !== null, 'This is no cursor that was given out. Leave it out to begin anew.')
  .meta({ description: 'nextCursor of the page before' })

/** What an answer shows of a stored signature. */
export function shown({ html, text, ...facts }: StoredSignature, format: z.infer<typeof Format>): Signature {
  return {
    ...facts,
    ...(format === 'text' ? {} : { html }),
    ...(format === 'html' ? {} : { text }),
  }
}

export const listSignatures = bind({
  id: 'listSignatures',
  path: '/signatures',
  summary: 'Every signature, page by page',
  description:
    'In an order that stays. A person who comes or goes while you page is neither told twice nor hides another. To follow changes, keep the cursor of /signatures/changes from before the first page.',
  scope: 'signatures:read',
  params: z.object({}),
  query: z.strictObject({
    cursor: PageCursor.optional(),
    limit: Limit,
    variant: Variant.default('new'),
    format: Format.default('both'),
    changedSince: Cursor.optional().meta({
      description: 'A cursor of /signatures/changes: only people whose signature changed after it',
    }),
  }),
  requestHeaders: {},
  answer: { 'application/json': SignaturePage },
  answerHeaders: {},
  otherStatuses: { 400: 'A parameter cannot be used' },
  run: async ({ caller, database, query }) => {
    const { cursor, limit, variant, format, changedSince = null } = query
    const after = cursor === undefined ? '' : (personIn(cursor) ?? '')
    const asked = { after, limit: limit + 1, variant, changedSince }
    const rows = await signaturePage(database, caller.accountId, asked)
    const items = rows.slice(0, limit)
    const last = items.at(-1)
    const nextCursor = rows.length > limit && last !== undefined ? cursorOf(last.personId) : null
    return jsonAnswer({ items: items.map((row) => shown(row, format)), nextCursor })
  },
})
