import type { Composition } from '../../model/composition.ts'
import { variants } from '../../model/program.ts'

/** Characters that a client takes: Gmail's API refuses more, Outlook's `setSignatureAsync` too. */
export const limits = { gmail: 10_000, outlook: 30_000 } as const
export type Limit = keyof typeof limits

export type Outcome = 'unchanged' | 'changed' | 'gained' | 'lost' | 'failed' | 'none'

export interface Compared {
  readonly outcome: Outcome
  /** Whose limits the new signature breaks. */
  readonly over: readonly Limit[]
  /** Those that differ. */
  readonly variants: readonly (typeof variants)[number][]
  /** Why it fails or is none; empty: nothing to say. */
  readonly problem: string
}

/** What becomes of one person. */
export function compareCompositions(before: Composition, after: Composition): Compared {
  const changed = variants.filter((variant) => before.variants?.[variant].hash !== after.variants?.[variant].hash)
  const outcome = outcomeOf(before, after, changed.length > 0)
  const length = Math.max(0, ...variants.map((variant) => after.variants?.[variant].html.length ?? 0))
  const over = (Object.keys(limits) as Limit[]).filter((limit) => length > limits[limit])
  const problem = after.variants === null ? (after.problems[0]?.message ?? '') : ''
  return { outcome, over, variants: changed, problem }
}

function outcomeOf(before: Composition, after: Composition, differs: boolean): Outcome {
  if (after.variants !== null) {
    if (before.variants === null) return 'gained'
    return differs ? 'changed' : 'unchanged'
  }
  if (isFailure(after)) return 'failed'
  return before.variants === null ? 'none' : 'lost'
}

/** A program was given, and still there is no signature: something is broken, and nobody decided it. */
const isFailure = ({ decisions, problems }: Composition): boolean =>
  decisions.program.given.length > 0 && problems.length > 0
