import type { CheckContext } from './context.ts'
import type { Exchange } from './exchange.ts'

/**
 * Where a line counts: `mandatory` decides the exit code; `preview` and `recommended` are told; `interop` stands apart,
 * because it follows a draft that neither Entra nor Okta meets.
 */
export type Column = 'mandatory' | 'preview' | 'recommended' | 'interop'

/** The published list that a line comes from. */
export interface Source {
  /** For people, and the heading in the summary, such as `Microsoft SCIM Validator`. */
  name: string
  /** The row, section or test within it. */
  section: string
  url: string
}

/** Whose behaviour a suite proves; `--profile` chooses by it. */
export type Profile = 'entra' | 'okta' | 'rfc' | 'interop'

/** One line of the report. */
export interface Check {
  /** Unique over all suites, `suite.subject.what`, in lower case with dashes: `validator.users.create`. */
  id: string
  /** What the server does when it is right, as a sentence without a full stop. */
  title: string
  source: Source
  column: Column
  /** Ids of checks that must have passed; otherwise this one is skipped and says which one stopped it. */
  needs?: readonly string[]
  /** What Entra (or the client that the suite is about) would do with a server that fails here. */
  consequence: string
  /** Seconds until the check is given up; 60 unless said. */
  timeLimit?: number
  /**
   * Returns when the server did right. Ends with `unmet` (failed), `concern` (warning) or `skip`; a fixture that cannot
   * be made skips the check by itself, an answer that never came fails it.
   */
  run: (context: CheckContext) => Promise<void>
}

/** Checks of one published list, in the order in which they run. */
export interface Suite {
  id: string
  title: string
  profile: Profile
  checks: readonly Check[]
}

export type Outcome = 'passed' | 'failed' | 'warning' | 'skipped'

/** What became of one check. */
export interface Verdict {
  check: Omit<Check, 'run'>
  suite: string
  outcome: Outcome
  expected: string | null
  received: string | null
  /** Why it was skipped. */
  reason: string | null
  /** Skipped because its preparation failed, not because it says nothing about this server. */
  blocked: boolean
  milliseconds: number
  /** Every request and answer of the check, fixtures first; the token is taken out. */
  exchanges: readonly Exchange[]
}
