import { z } from 'zod'
import { Time } from '../route/shapes.ts'

export const Source = z.enum(['scim', 'manual']).meta({ id: 'Source' })

export const PersonRow = z
  .object({
    id: z.string(),
    scimServerId: z.string(),
    displayName: z.string(),
    userName: z.string(),
    email: z.string().nullable(),
    title: z.string().nullable(),
    department: z.string().nullable(),
    phone: z.string().nullable(),
    location: z.string().nullable(),
    active: z.boolean(),
    source: Source,
    lastModified: Time,
  })
  .meta({ id: 'PersonRow' })
export type PersonRow = z.infer<typeof PersonRow>

export const AttributeLine = z
  .object({
    path: z.string(),
    label: z.string(),
    value: z.string(),
    group: z.enum(['name', 'contact', 'work', 'address', 'custom', 'system']),
  })
  .meta({ id: 'AttributeLine' })
export type AttributeLine = z.infer<typeof AttributeLine>

const Named = z.object({ id: z.string(), displayName: z.string() })

export const Person = PersonRow.extend({
  attributes: z.array(AttributeLine),
  groups: z.array(Named.extend({ type: z.enum(['direct', 'indirect']) })),
  manager: Named.nullable(),
  reports: z.object({ items: z.array(Named.extend({ title: z.string().nullable() })), total: z.number().int() }),
  resource: z.record(z.string(), z.unknown()).meta({ description: 'The SCIM resource as callers read it' }),
  editable: z.boolean(),
  readOnlyReason: z.string().nullable(),
  created: Time,
}).meta({ id: 'Person' })
export type Person = z.infer<typeof Person>

export const PersonEvent = z
  .object({
    at: Time,
    kind: z.enum([
      'created',
      'updated',
      'deactivated',
      'reactivated',
      'deleted',
      'memberAdded',
      'memberRemoved',
      'released',
    ]),
    by: z.string(),
    changes: z.array(
      z.object({ path: z.string(), label: z.string(), before: z.string().nullable(), after: z.string().nullable() }),
    ),
    activityId: z.string().nullable(),
  })
  .meta({ id: 'PersonEvent' })
export type PersonEvent = z.infer<typeof PersonEvent>
