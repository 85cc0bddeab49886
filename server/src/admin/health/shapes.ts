import { z } from 'zod'
import { Time, typedText } from '../route/shapes.ts'

export const Cycle = z
  .object({
    id: z.string(),
    kind: z.enum(['cycle', 'byHand']).meta({
      description: 'byHand: a connection test, provision on demand, or a small run outside of the rhythm of cycles',
    }),
    beganAt: Time,
    endedAt: Time,
    running: z.boolean(),
    created: z.number().int(),
    updated: z.number().int(),
    disabled: z.number().int(),
    deleted: z.number().int(),
    groupChanges: z.number().int(),
    failed: z.number().int(),
    refused: z.number().int(),
    requests: z.number().int(),
  })
  .meta({ id: 'Cycle' })

const level = z.enum(['red', 'amber'])
const Link = z.object({ text: z.string(), address: z.string() })

export const Condition = z
  .object({
    id: z.string(),
    scimServerId: z.string(),
    kind: z.string(),
    subject: z.string(),
    level,
    beganAt: Time,
    endedAt: Time.nullable(),
    ending: z.enum(['recovered', 'disconnected', 'accepted', 'switchedOff']).nullable(),
    endedBy: z.string().nullable(),
    toldAt: Time.nullable(),
    title: z.string(),
    seen: z.string(),
    meaning: z.string(),
    mend: z.string(),
    clear: z.object({ title: z.string(), seen: z.string() }).nullable(),
    links: z.array(Link),
  })
  .meta({ id: 'Condition' })
export type Condition = z.infer<typeof Condition>

const share = z.number('Enter a number.').min(0, 'Use 0 to 100 %.').max(1, 'Use 0 to 100 %.')
const count = z.number('Enter a number.').int('Use a whole number.').min(1, 'Use 1 or more.').max(1_000_000)
const minutes = z.number('Enter a number.').int('Use a whole number.').min(60, 'Use 60 minutes or more.')
const part = z.object({ on: z.boolean(), share, atLeast: count })

export const Thresholds = z
  .object({
    silence: z.object({ on: z.boolean(), minutes: minutes.max(10_080, 'Use at most a week: 10,080 minutes.') }),
    errors: part,
    emptied: part,
    withoutEmail: part,
    leavers: part,
  })
  .meta({ id: 'HealthThresholds' })

export const HealthSettings = z
  .object({
    receivers: z.object({
      roles: z.array(z.enum(['owner', 'manager', 'designer', 'auditor'])).max(4),
      addresses: z.array(z.email('Enter e-mail addresses only.').max(254)).max(20, 'Use at most 20 addresses.'),
    }),
    thresholds: Thresholds,
  })
  .meta({ id: 'HealthSettings' })

export const HealthServerSettings = z
  .object({
    thresholds: Thresholds.nullable().meta({ description: 'Null: as the account' }),
    quietUntil: z.iso.datetime('Enter a time.').nullable(),
  })
  .meta({ id: 'HealthServerSettings' })

export const Webhook = z
  .object({
    id: z.string(),
    name: z.string(),
    url: z.string(),
    enabled: z.boolean(),
    trouble: z.string().nullable(),
    createdAt: Time,
    createdBy: z.string(),
  })
  .meta({ id: 'Webhook' })

export const Delivery = z
  .object({
    id: z.string(),
    event: z.enum(['began', 'ended', 'test']),
    title: z.string(),
    channel: z.enum(['email', 'webhook']),
    receiver: z.string(),
    state: z.enum(['waiting', 'sent', 'givenUp']),
    createdAt: Time,
    nextAt: Time.nullable(),
    attempts: z.array(
      z.object({
        at: Time,
        outcome: z.enum(['sent', 'failed']),
        status: z.number().int().nullable(),
        problem: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'Delivery' })

export const TestResult = z.object({ ok: z.boolean(), problem: z.string().nullable() }).meta({ id: 'NoticeTest' })
export const WebhookBody = z.object({
  name: typedText(100).trim().min(1, 'Enter a name.'),
  url: typedText(2000).trim().min(1, 'Enter an address that begins with https://.'),
})
