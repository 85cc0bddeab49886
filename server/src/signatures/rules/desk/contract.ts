import type { Banner } from '../../model/company.ts'
import type { RuleTrace } from '../../model/composition.ts'
import type { DirectoryPerson } from '../../model/person.ts'
import type { Slot } from '../../model/rule.ts'
import type { Survey } from '../dry-run/index.ts'
import type { ValueSeen } from '../suggest/index.ts'

/** A survey, and when it was made: a moment ago, so that the pages of a list belong together. */
export interface DatedSurvey {
  readonly survey: Survey
  /** ISO 8601. */
  readonly at: string
}

/** What somebody gets, and how every rule went. */
export interface Explanation {
  readonly person: DirectoryPerson
  readonly slots: Readonly<Record<Slot, { readonly given: readonly string[]; readonly rules: readonly RuleTrace[] }>>
  readonly banner: Banner | null
  /** ISO 8601: until then the banner stays; null: for ever. */
  readonly validUntil: string | null
}

export interface FieldValuesSeen {
  readonly values: readonly ValueSeen[]
  /** False: only as many people were read as is quick. */
  readonly complete: boolean
}

/** Rules of one account, asked about the people it has. @param changeSetId null: as published */
export interface AccountRules {
  /** Who gets what, over everybody. Null: there is no such change set. */
  survey(changeSetId: string | null): Promise<DatedSurvey | null>
  /** Null: there is no such person, or no such change set. */
  why(changeSetId: string | null, personId: string): Promise<Explanation | null>
  /** Those of them that exist, in no order. */
  people(ids: readonly string[]): Promise<readonly DirectoryPerson[]>
  /** The values that people have in a field, most people first. Null: there is no such field or change set. */
  valuesOfField(changeSetId: string | null, fieldId: string): Promise<FieldValuesSeen | null>
}
