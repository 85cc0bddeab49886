/** `error` blocks a publication; `warning` should be mended; `note` is good to know. */
export type Severity = 'error' | 'warning' | 'note'

/** Something in a configuration that is not as it should be, at its place. */
export interface Finding {
  /** Names the rule: `alt-missing`. */
  readonly code: string
  readonly severity: Severity
  /** In the folder: `programs/standard/new.html.liquid`. */
  readonly file: string
  /** From 1. */
  readonly line: number
  /** From 1. */
  readonly column: number
  /** What is wrong. */
  readonly message: string
  /** What to do about it, in one sentence. */
  readonly mend: string
}
