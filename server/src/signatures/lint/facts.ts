import type { Files } from '../folder/index.ts'

/** What the caller knows of the directory; rules that need what is not given find nothing. */
export interface LintFacts {
  /** How many people there are. */
  readonly people: number
  /** People with a value, by field. */
  readonly filled: Readonly<Record<string, number>>
  /** People with a value, by path of the attribute in lower case. */
  readonly attributes: Readonly<Record<string, number>>
  readonly groups: readonly { readonly id: string; readonly name: string }[]
  /** The longest value of anybody, by field; the length of a signature is measured with them. */
  readonly longest?: Readonly<Record<string, string>>
}

export interface LintOptions {
  /** The folder as it was read, so that places are its own; left out: as the product writes it. Pictures may be missing. */
  readonly files?: Files
  readonly facts?: LintFacts
  /** Milliseconds since 1970; for dates of banners. */
  readonly now?: number
}
