import type { Configuration } from '../config/index.ts'

/** `bad`: something will fail or has failed. `warn`: it works, and one day it may not. `skipped`: there was nothing to look at. */
export type Verdict = 'good' | 'warn' | 'bad' | 'skipped'

/** What one look showed. */
export interface Finding {
  readonly verdict: Verdict
  /** What was seen, in one line. Never a secret, never the name of a person. */
  readonly seen: string
  /** What to do; null when nothing is to be done. */
  readonly mend: string | null
}

/** What a look may go by. */
export interface Patient {
  readonly configuration: Configuration
  /** Without looks that take long or leave this machine and its database. */
  readonly quick: boolean
  /** Milliseconds since 1970. */
  now(): number
}

/** One look. It changes nothing that is kept. */
export interface Check {
  readonly name: string
  /** True: left out of a quick look. */
  readonly long?: boolean
  /** Throws where it could not look; that counts as bad. */
  look(patient: Patient): Promise<Finding> | Finding
}

export const good = (seen: string): Finding => ({ verdict: 'good', seen, mend: null })
export const warn = (seen: string, mend: string): Finding => ({ verdict: 'warn', seen, mend })
export const bad = (seen: string, mend: string): Finding => ({ verdict: 'bad', seen, mend })
export const skipped = (seen: string): Finding => ({ verdict: 'skipped', seen, mend: null })
