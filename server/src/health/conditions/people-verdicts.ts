/** Conditions about what people have. Pure. */
import type { Thresholds } from '../settings/shape.ts'
import { round } from './traffic-verdicts.ts'
import type { Evidence, Verdict } from './verdict.ts'

export interface WithoutEmailFacts {
  readonly without: number
  /** Null where it was not worth counting. */
  readonly active: number | null
  /** How many an operator has accepted. */
  readonly accepted: number
  readonly examples: readonly string[]
}

export function withoutEmail(threshold: Thresholds['withoutEmail'], facts: WithoutEmailFacts): Verdict {
  const unexpected = Math.max(0, facts.without - facts.accepted)
  const part = facts.active ? unexpected / facts.active : 0
  const many = unexpected >= threshold.atLeast && facts.active !== null && part >= threshold.share
  const few = unexpected < Math.max(1, threshold.atLeast / 2) || (facts.active !== null && part < threshold.share / 2)
  const { without, active, examples } = facts
  return {
    kind: 'withoutEmail',
    subject: '',
    level: 'amber',
    state: many ? 'on' : few ? 'off' : 'between',
    evidence: { without, active, share: active ? round(without / active) : null, examples },
  }
}

export interface EmptiedFacts {
  readonly path: string
  /** Net of the last hour: who lost a value less who got one. */
  readonly lost: number
  /** People who have a value now. Null where it was not worth counting. */
  readonly having: number | null
  readonly people: number
  readonly examples: readonly string[]
}

/** An attribute that was filled went empty. @param begun the evidence with which it began, where it is open */
export function emptied(threshold: Thresholds['emptied'], facts: EmptiedFacts, begun: Evidence | null): Verdict {
  const of = { kind: 'emptied', subject: facts.path, level: 'amber' } as const
  const { path, lost, having, people, examples } = facts
  if (begun !== null) {
    const before = Number(begun['shareBefore'] ?? 0)
    const atBegin = Number(begun['shareNow'] ?? 0)
    const now = having === null ? null : shareOf(having, people)
    const filled = now !== null && now >= before - (before - atBegin) / 2
    return { ...of, state: filled ? 'off' : 'between', evidence: { ...begun, shareNow: now ?? atBegin } }
  }
  const had = (having ?? 0) + lost
  const many = having !== null && lost >= threshold.atLeast && lost >= threshold.share * had
  const shares = { shareBefore: shareOf(had, people), shareNow: shareOf(having ?? 0, people) }
  return { ...of, state: many ? 'on' : 'off', evidence: { path, lost, having, people, ...shares, examples } }
}

const shareOf = (count: number, people: number): number => (people === 0 ? 0 : round(Math.min(1, count / people)))
