import type { Severity } from './finding.ts'
import type { Spot } from './source/places.ts'
import type { Subject } from './subject.ts'

export interface Complaint {
  readonly at: Spot
  readonly message: string
  /** In one sentence. */
  readonly mend: string
  /** Left out: that of the rule. */
  readonly severity?: Severity
}

/** One thing that is looked for, in a file of its own. */
export interface LintRule {
  readonly code: string
  /** The gravest that it says. */
  readonly severity: Severity
  /** What is looked for and why, for people. */
  readonly about: string
  /** What to do about it in general; each complaint says its own. */
  readonly mend: string
  readonly check: (subject: Subject) => Iterable<Complaint>
}
