import { z } from 'zod'
import { defineRoute } from '../route/define.ts'
import { AccountParams, Id, list, PageQuery, Time, typedText } from '../route/shapes.ts'

export const ActivityKind = z
  .enum([
    'created',
    'updated',
    'deactivated',
    'reactivated',
    'deleted',
    'memberAdded',
    'memberRemoved',
    'groupCreated',
    'groupUpdated',
    'groupDeleted',
    'refused',
    'probe',
    'reads',
    'unchanged',
    'operator',
  ])
  .meta({ id: 'ActivityKind' })
export type ActivityKind = z.infer<typeof ActivityKind>

export const ActivityRow = z
  .object({
    id: z.string(),
    scimServerId: z.string(),
    at: Time,
    kind: ActivityKind,
    actor: z.string(),
    summary: z.string(),
    subject: z.object({ id: z.string(), kind: z.enum(['User', 'Group']), displayName: z.string() }).nullable(),
    outcome: z.enum(['ok', 'refused']),
    status: z.number().int().nullable(),
    count: z.number().int(),
  })
  .meta({ id: 'ActivityRow' })
export type ActivityRow = z.infer<typeof ActivityRow>

export const ActivityDetails = ActivityRow.extend({
  request: z.object({ method: z.string(), path: z.string(), body: z.string().nullable() }).nullable(),
  answer: z.object({ status: z.number().int(), body: z.string().nullable() }).nullable(),
  requestId: z.string().nullable(),
}).meta({ id: 'ActivityDetails' })
export type ActivityDetails = z.infer<typeof ActivityDetails>

const base = '/accounts/{accountId}/activity'

export const listActivity = defineRoute({
  name: 'activity.list',
  method: 'GET',
  path: base,
  summary: 'Calls in plain words, newest first; with `after` only what came since',
  params: AccountParams,
  query: PageQuery.extend({
    scimServer: Id.optional(),
    kind: ActivityKind.optional(),
    outcome: z.enum(['ok', 'refused']).optional(),
    person: Id.optional(),
    search: typedText(200).optional(),
    after: Id.optional(),
    from: z.iso.datetime('Use a time such as 2026-11-23T10:00:00Z.').optional(),
    to: z.iso.datetime('Use a time such as 2026-11-23T10:00:00Z.').optional(),
  }),
  answer: list(ActivityRow).meta({ id: 'ActivityList' }),
  status: 200,
})

export const getActivity = defineRoute({
  name: 'activity.get',
  method: 'GET',
  path: `${base}/{activityId}`,
  summary: 'One call with its request and answer, secrets removed',
  params: AccountParams.extend({ activityId: Id }),
  answer: ActivityDetails,
  status: 200,
})
