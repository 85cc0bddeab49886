import type { Explanation } from './explain/codes.ts'

/** What provision on demand did, for a person: the four steps of Entra's own page. */
export interface OnDemandResult {
  readonly person: string
  readonly result: 'success' | 'failure' | 'skipped'
  /** Create, Update, None, … as Entra says it. */
  readonly action: string
  readonly steps: readonly {
    readonly title: string
    readonly state: 'success' | 'failure' | 'skipped'
    readonly words: string
  }[]
  readonly modified: readonly { readonly attribute: string; readonly before: string; readonly after: string }[]
  readonly problem: Explanation | null
}
