import { z } from 'zod'
import { changesAfter, endOfChanges } from '../reads/changes.ts'
import { bind, jsonAnswer } from './operation.ts'
import { ChangePage, Cursor, Limit } from './shapes.ts'

export const listChanges = bind({
  id: 'listChanges',
  path: '/signatures/changes',
  summary: 'The feed: whose signature came, changed or went, oldest first',
  description:
    'The truth beside webhooks: nothing is missing here and nothing is told twice. Keep nextCursor and come back with it. With cursor=latest you get where the feed ends now, and no changes. A change appears some seconds after it was made.',
  scope: 'signatures:read',
  params: z.object({}),
  query: z.strictObject({
    cursor: z
      .union([z.literal('latest'), Cursor])
      .optional()
      .meta({ description: 'nextCursor of the answer before; latest: from now on; left out: from the beginning' }),
    limit: Limit,
  }),
  requestHeaders: {},
  answer: { 'application/json': ChangePage },
  answerHeaders: {},
  otherStatuses: { 400: 'A parameter cannot be used' },
  run: async ({ caller, database, clock, query }) => {
    const now = clock.now()
    if (query.cursor === 'latest') {
      const end = await endOfChanges(database, caller.accountId, now)
      return jsonAnswer({ items: [], nextCursor: end === '' ? null : end, hasMore: false })
    }
    const after = query.cursor ?? ''
    const rows = await changesAfter(database, caller.accountId, { after, limit: query.limit + 1, now })
    const items = rows.slice(0, query.limit)
    const end = items.at(-1)?.cursor ?? after
    return jsonAnswer({ items, nextCursor: end === '' ? null : end, hasMore: rows.length > query.limit })
  },
})
