import { z } from 'zod'
import { mailClients } from '../../delivery/index.ts'
import { Time, typedText } from '../route/shapes.ts'

const Count = z.number().int()
export const MailClient = z.enum(mailClients)

export const SignatureArchive = z
  .object({
    id: z.string(),
    state: z
      .enum(['waiting', 'running', 'done', 'failed', 'stopped', 'expired'])
      .meta({ description: 'expired: a day has passed, or somebody was erased since' }),
    clients: z.array(MailClient),
    total: Count.meta({ description: 'People' }),
    done: Count,
    result: z.object({ bytes: Count, people: Count, until: Time }).nullable(),
    problem: z.string().nullable(),
    createdAt: Time,
    createdBy: z.string(),
  })
  .meta({ id: 'SignatureArchive' })

export const SignatureWebhook = z
  .object({
    id: z.string(),
    name: z.string(),
    url: z.string(),
    enabled: z.boolean(),
    trouble: z.string().nullable().meta({ description: 'Why it was switched off by itself' }),
    cursor: z.string().nullable().meta({ description: 'Up to where in the feed it was told' }),
    createdAt: Time,
    createdBy: z.string(),
  })
  .meta({ id: 'SignatureWebhook' })

export const SignatureWebhookBody = z.object({
  name: typedText(80).trim().min(1, 'Give it a name.'),
  url: typedText(2000).trim(),
})

export const SignatureMessage = z
  .object({
    id: z.string(),
    webhook: z.string().meta({ description: 'Name of the webhook' }),
    kind: z.enum(['changes', 'test']),
    state: z.enum(['waiting', 'sent', 'givenUp']),
    changes: Count,
    createdAt: Time,
    tries: z.array(
      z.object({ at: Time, ok: z.boolean(), status: z.number().int().nullable(), problem: z.string().nullable() }),
    ),
  })
  .meta({ id: 'SignatureMessage' })
