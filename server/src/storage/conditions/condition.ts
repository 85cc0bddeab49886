/** A filter in terms of storage. Paths are lower-case, extension paths carry their URN: `urn:…:user:department`. */
export type Condition =
  | { readonly kind: 'and' | 'or'; readonly conditions: readonly Condition[] }
  | { readonly kind: 'not'; readonly condition: Condition }
  | { readonly kind: 'present'; readonly path: string }
  | Comparison
  /** `emails[type eq "work" and value eq "x"]`: one element satisfies the whole condition; inner paths are full (`emails.type`). */
  | { readonly kind: 'element'; readonly path: string; readonly condition: Condition }

export interface Comparison {
  readonly kind: 'compare'
  readonly path: string
  readonly operator: 'eq' | 'ne' | 'co' | 'sw' | 'ew' | 'gt' | 'ge' | 'lt' | 'le'
  readonly value: string | number | boolean | null
  readonly caseExact: boolean
  /** How to order values: `dateTime` compares instants. */
  readonly type: 'string' | 'number' | 'boolean' | 'dateTime'
}
