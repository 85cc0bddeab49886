import { z } from 'zod'
import { Time } from '../route/shapes.ts'

const Count = z.number().int()

export const FileChange = z
  .object({
    path: z.string(),
    kind: z.enum(['added', 'changed', 'removed']),
    picture: z.boolean(),
    before: z.string().nullable().meta({ description: 'SHA-256 of what was there' }),
    after: z.string().nullable(),
  })
  .meta({ id: 'SignatureFileChange' })

export const Finding = z
  .object({
    code: z.string(),
    severity: z.enum(['error', 'warning', 'note']),
    file: z.string(),
    line: Count.nullable(),
    column: Count.nullable(),
    message: z.string(),
    mend: z.string(),
  })
  .meta({ id: 'SignatureFinding' })

const Outcomes = z.object({
  unchanged: Count,
  changed: Count,
  gained: Count,
  lost: Count,
  failed: Count,
  none: Count,
})

export const Tally = z
  .object({
    people: Count,
    outcomes: Outcomes,
    over: z.object({ gmail: Count, outlook: Count }),
    variants: z.object({ new: Count, reply: Count, internal: Count }),
  })
  .meta({ id: 'SignatureDryRunTally' })

export const DryRun = z
  .object({
    id: z.string(),
    state: z.enum(['waiting', 'running', 'done', 'failed', 'stopped']),
    total: Count,
    done: Count,
    tally: Tally.nullable().meta({ description: 'As far as it is' }),
    problem: z.string().nullable(),
    revision: Count.meta({ description: 'Of the change set that it looked at' }),
    version: Count.meta({ description: 'In force when it was asked for' }),
    createdAt: Time,
    createdBy: z.string(),
  })
  .meta({ id: 'SignatureDryRun' })

export const Review = z
  .object({
    inForce: Count,
    state: z.enum(['open', 'submitted', 'published', 'discarded']),
    revision: Count,
    files: z.array(FileChange),
    conflicts: z.array(z.string()),
    findings: z.array(Finding),
    approval: z.boolean().meta({ description: 'Whether somebody else must approve' }),
    submitted: z
      .object({
        by: z.string(),
        byMe: z.boolean(),
        at: Time,
        comment: z.string(),
        decision: z
          .object({ kind: z.enum(['approved', 'refused']), by: z.string(), at: Time, reason: z.string() })
          .nullable(),
      })
      .nullable(),
    dryRun: DryRun.nullable(),
  })
  .meta({ id: 'SignatureReview' })

const DiffLine = z.object({
  kind: z.enum(['same', 'added', 'removed']),
  before: Count.nullable(),
  after: Count.nullable(),
  text: z.string(),
})

export const FileDiff = z
  .object({
    before: z.string().nullable(),
    after: z.string().nullable(),
    pieces: z.array(z.array(DiffLine)),
  })
  .meta({ id: 'SignatureFileDiff' })

export const Version = z
  .object({
    number: Count,
    comment: z.string(),
    publishedAt: Time,
    publishedBy: z.string(),
    approvedBy: z.string().nullable(),
    restoredFrom: Count.nullable(),
    people: Count.nullable().meta({ description: 'Whose signature it changed, by the dry run before it' }),
  })
  .meta({ id: 'SignatureVersion' })

export const DryRunPerson = z
  .object({
    personId: z.string(),
    name: z.string(),
    kind: z.enum(['changed', 'gained', 'lost', 'failed', 'none']),
    limits: z.array(z.string()),
    variants: z.array(z.string()),
    problem: z.string(),
  })
  .meta({ id: 'SignatureDryRunPerson' })

const Finished = z.object({ html: z.string(), text: z.string() })

const Composed = z.object({
  variants: z.object({ new: Finished, reply: Finished, internal: Finished }).nullable(),
  problems: z.array(z.object({ code: z.string(), place: z.string(), message: z.string() })),
})

export const PersonCompared = z.object({ before: Composed, after: Composed }).meta({ id: 'SignaturePersonCompared' })
