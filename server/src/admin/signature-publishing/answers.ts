import type { z } from 'zod'
import type { Composition, DryRunInput, Job, ReviewRecord, Tally } from '../../signatures/index.ts'
import type { DryRun, PersonCompared, Review } from './shapes.ts'

/** A dry run as far as it is: the cursor carries what it counted until it is done. */
export function toDryRun(job: Job): z.input<typeof DryRun> {
  const { revision, version } = JSON.parse(job.input) as DryRunInput
  const { id, state, total, done, problem, createdAt, createdBy } = job
  return { id, state, total, done, tally: tallyOf(job), problem, revision, version, createdAt, createdBy }
}

function tallyOf({ result, cursor }: Job): Omit<Tally, 'census'> | null {
  if (result === null && cursor === null) return null
  const tally = result === null ? (JSON.parse(cursor ?? '') as { tally: Tally }).tally : (JSON.parse(result) as Tally)
  const { people, outcomes, over, variants } = tally
  return { people, outcomes, over, variants }
}

export function toReview(record: ReviewRecord, operatorId: string): z.input<typeof Review> {
  const { review, dryRun, files, conflicts, findings, ...rest } = record
  return {
    ...rest,
    files: [...files],
    conflicts: [...conflicts],
    findings: findings.map((finding) => ({ ...finding })),
    dryRun: dryRun && toDryRun(dryRun),
    submitted: review && {
      by: review.submittedBy,
      byMe: review.submittedById === operatorId,
      at: review.submittedAt,
      comment: review.comment,
      decision: review.decision && {
        kind: review.decision.kind,
        by: review.decision.by,
        at: review.decision.at,
        reason: review.decision.reason,
      },
    },
  }
}

export const toCompared = (both: { before: Composition; after: Composition }): z.input<typeof PersonCompared> => ({
  before: toComposed(both.before),
  after: toComposed(both.after),
})

function toComposed({ variants, problems }: Composition): z.input<typeof PersonCompared>['before'] {
  const shown = (variant: 'new' | 'reply' | 'internal') => {
    const { html = '', text = '' } = variants?.[variant] ?? {}
    return { html, text }
  }
  return {
    variants: variants && { new: shown('new'), reply: shown('reply'), internal: shown('internal') },
    problems: problems.map((problem) => ({ ...problem })),
  }
}
