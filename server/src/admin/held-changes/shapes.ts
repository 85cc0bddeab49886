import { z } from 'zod'
import { Time } from '../route/shapes.ts'

const Count = z.number().int()

export const HeldDecision = z
  .object({
    id: z.string(),
    kind: z.enum(['release', 'restore']),
    at: Time,
    by: z.string(),
    people: Count,
    changes: Count,
    done: Count,
    refused: Count,
    doneAt: Time.nullable(),
  })
  .meta({ id: 'HeldDecision' })

export const HeldBatch = z
  .object({
    id: z.string(),
    scimServerId: z.string(),
    state: z.enum(['open', 'closed']),
    beganAt: Time,
    lastAt: Time,
    closedAt: Time.nullable(),
    cause: z.object({ kind: z.enum(['people', 'group']), name: z.string().nullable(), lost: Count, before: Count }),
    people: Count,
    memberships: Count,
    groups: Count,
    heldPeople: Count,
    heldChanges: Count,
    decisions: z.array(HeldDecision),
  })
  .meta({ id: 'HeldBatch' })
export type HeldBatch = z.infer<typeof HeldBatch>

export const HeldBatchDetails = HeldBatch.extend({
  undecided: z.object({
    deactivated: Count,
    deleted: Count,
    groupDeleted: Count,
    managerLost: Count,
    memberRemoved: Count,
  }),
  departments: z.array(z.object({ value: z.string(), count: Count })),
  memberOf: z.array(z.object({ id: z.string(), name: z.string(), count: Count })),
  firstRequestId: z.string(),
  lastRequestId: z.string(),
  cycle: z.object({ beganAt: Time, endedAt: Time, running: z.boolean() }).nullable(),
  removal: z
    .object({ days: Count })
    .nullable()
    .meta({ description: 'Inactive people of this SCIM server are removed after so many days; null: they are kept' }),
}).meta({ id: 'HeldBatchDetails' })
export type HeldBatchDetails = z.infer<typeof HeldBatchDetails>

export const HeldChange = z
  .object({
    id: z.string(),
    kind: z.enum(['deactivated', 'deleted', 'groupDeleted', 'managerLost', 'memberRemoved']),
    state: z.enum(['held', 'released', 'restored', 'ended', 'refused']),
    decided: z.boolean(),
    personId: z.string().nullable(),
    groupId: z.string().nullable(),
    name: z.string(),
    groupName: z.string().nullable(),
    department: z.string(),
    at: Time,
    requestId: z.string(),
  })
  .meta({ id: 'HeldChange' })
