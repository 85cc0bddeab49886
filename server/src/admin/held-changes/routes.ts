import { z } from 'zod'
import { defineRoute } from '../route/define.ts'
import { AccountParams, Id, list, PageQuery, typedText } from '../route/shapes.ts'
import { HeldBatch, HeldBatchDetails, HeldChange } from './shapes.ts'

const base = '/accounts/{accountId}/held-changes'
const BatchParams = AccountParams.extend({ batchId: Id })

export const listHeldBatches = defineRoute({
  name: 'heldChanges.list',
  method: 'GET',
  path: base,
  summary: 'What was taken away in masses: batches that are held first, then newest first',
  params: AccountParams,
  query: PageQuery,
  answer: list(HeldBatch),
  status: 200,
})

export const getHeldBatch = defineRoute({
  name: 'heldChanges.get',
  method: 'GET',
  path: `${base}/{batchId}`,
  summary: 'One batch: how many, who by department and group, since when, by which calls, and what was decided',
  params: BatchParams,
  answer: HeldBatchDetails,
  status: 200,
})

export const listHeldChanges = defineRoute({
  name: 'heldChanges.changes',
  method: 'GET',
  path: `${base}/{batchId}/changes`,
  summary: 'The people, memberships or groups of one batch, by name',
  params: BatchParams,
  query: PageQuery.extend({
    what: z.enum(['people', 'memberships', 'groups']).default('people'),
    search: typedText(200).optional(),
    department: typedText(200).optional(),
    state: z.enum(['held']).optional(),
  }),
  answer: list(HeldChange),
  status: 200,
})

export const decideHeldChanges = defineRoute({
  name: 'heldChanges.decide',
  method: 'POST',
  path: `${base}/{batchId}/decisions`,
  summary: 'Let it happen, or put them back; everything that is held, or some people and groups',
  params: BatchParams,
  body: z.object({
    decision: z.enum(['release', 'restore']),
    ids: z
      .array(Id)
      .min(1, 'Choose at least one.')
      .max(1000, 'Choose at most 1,000 at a time, or everything.')
      .optional()
      .meta({ description: 'Ids of people and groups; absent: everything that is held' }),
  }),
  answer: z.object({ id: z.string(), people: z.number().int(), changes: z.number().int() }),
  status: 201,
})
