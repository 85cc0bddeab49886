import type { FieldValues } from './person.ts'
import type { Variant } from './program.ts'
import type { Slot } from './rule.ts'

/** One condition and what is in it, asked about one person. */
export interface ConditionTrace {
  /** `department is "Sales", not "Support"`; of a group `all of`, `any of`, `not`. */
  readonly words: string
  readonly met: boolean
  readonly parts: readonly ConditionTrace[]
}

/** One rule on its way to a decision. */
export interface RuleTrace {
  readonly ruleId: string
  readonly name: string
  readonly matched: boolean
  /** Where it failed: `department is "Sales", not "Support"`; null where it matched or was not reached. */
  readonly failedAt: string | null
  /** Rules after the one that matched are not reached. */
  readonly outcome: 'matched' | 'failed' | 'off' | 'notReached'
  /** Null: it was not asked. */
  readonly condition: ConditionTrace | null
}

export interface Decision {
  /** Null: no rule matched. */
  readonly ruleId: string | null
  /** Ids of what the person gets. */
  readonly given: readonly string[]
}

export type Decisions = Readonly<Record<Slot, Decision>>

/** Something is not as it should be; the signature was made as well as it could be, or not at all. */
export interface CompositionProblem {
  /** For example `field-missing`, `template-failed`, `image-missing`, `over-limit`. */
  readonly code: string
  /** The file, and within it: `programs/standard/new.html.liquid:12`. */
  readonly place: string
  readonly message: string
}

export interface Finished {
  readonly html: string
  readonly text: string
  /** SHA-256 over both, hexadecimal. */
  readonly hash: string
}

/** Everything that can be said of one person's signature. */
export interface Composition {
  readonly personId: string
  /** Lower case; null: nobody can ask for it by address. */
  readonly email: string | null
  readonly fields: FieldValues
  readonly decisions: Decisions
  /** Null: this person gets no signature; `problems` or the decisions say why. */
  readonly variants: Readonly<Record<Variant, Finished>> | null
  readonly problems: readonly CompositionProblem[]
  /** ISO 8601: from then on it may look different although nothing changed (a banner begins or ends); null: never. */
  readonly validUntil: string | null
}
