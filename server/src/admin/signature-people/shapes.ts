import { z } from 'zod'
import { Time } from '../route/shapes.ts'

const Count = z.number().int()

export const SignatureState = z
  .enum(['ready', 'none', 'kept', 'failed', 'inactive'])
  .meta({ id: 'SignatureState', description: 'kept: making it anew failed, and the last good one is served' })

export const SignatureProblem = z
  .object({
    code: z.string(),
    place: z.string().meta({ description: 'The file, and within it: programs/standard/new.html.liquid:12' }),
    message: z.string(),
  })
  .meta({ id: 'SignatureProblem' })

export const SignaturePerson = z
  .object({
    personId: z.string(),
    name: z.string(),
    email: z.string().nullable(),
    state: SignatureState,
    version: Count,
    programId: z.string().nullable(),
    locationId: z.string().nullable(),
    problems: z.array(SignatureProblem),
    changedAt: Time,
  })
  .meta({ id: 'SignaturePerson' })

const Made = z.object({ html: z.string(), text: z.string(), hash: z.string() })

export const StoredSignature = SignaturePerson.extend({
  state: SignatureState.nullable().meta({ description: 'Null: nobody has looked at this person yet' }),
  renderedAt: Time.nullable(),
  signatures: z.object({ new: Made, reply: Made, internal: Made }).nullable(),
}).meta({ id: 'StoredSignature' })

const LatestChange = z.object({
  id: z.string(),
  at: Time,
  personId: z.string(),
  name: z.string().nullable().meta({ description: 'Null: the person is gone' }),
  kind: z.enum(['created', 'changed', 'removed']),
  cause: z.string().meta({ description: 'directory, employee, time, release, or version 12' }),
})

const Job = z.object({
  id: z.string(),
  kind: z.enum(['render', 'dryRun', 'archive']),
  cause: z.string().nullable(),
  total: Count,
  done: Count,
  startedAt: Time,
})

export const SignaturesOverview = z
  .object({
    inForce: z.object({
      number: Count,
      comment: z.string(),
      publishedAt: Time.nullable(),
      publishedBy: z.string().nullable(),
    }),
    counts: z.object({ ready: Count, none: Count, kept: Count, failed: Count, inactive: Count }),
    withProblems: Count,
    behindSeconds: Count,
    isConnected: z.boolean().meta({ description: 'Whether there is a SCIM server that people can come from' }),
    jobs: z.array(Job),
    changes: z.array(LatestChange),
  })
  .meta({ id: 'SignaturesOverview' })
