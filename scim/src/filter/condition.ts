import type { ResolvedPath } from '../schema/resolve-path.ts'
import type { OrderOperator, TextOperator } from './tree.ts'

/** How the values of a comparison are read; `dateTime` compares instants. */
export type ComparedType = 'string' | 'number' | 'boolean' | 'dateTime'

/**
 * A filter whose names were found in the schemas and whose values have the attribute's type: ready to become a query.
 * - `ne x` has become `not (eq x)` and `eq null` has become `not (… pr)`: a resource without the attribute is `ne` to all.
 * - An attribute with several values satisfies a comparison when one of its values does.
 * - A complex attribute that is compared as a whole is compared by its `value`.
 * - `path` is `target.canonical`: lower-case, extensions with their URN, inside an element the full path (`emails.type`).
 */
export type Condition =
  | { readonly kind: 'and' | 'or'; readonly conditions: readonly Condition[] }
  | { readonly kind: 'not'; readonly condition: Condition }
  | PresentCondition
  | CompareCondition
  | { readonly kind: 'element'; readonly path: string; readonly target: ResolvedPath; readonly condition: Condition }

/** The attribute has a value that is neither null nor empty (`""`, `[]`, `{}`). A complex one has become the `or` of its parts. */
export interface PresentCondition {
  readonly kind: 'present'
  readonly path: string
  readonly target: ResolvedPath
}

export interface CompareCondition {
  readonly kind: 'compare'
  readonly path: string
  readonly target: ResolvedPath
  readonly operator: 'eq' | TextOperator | OrderOperator
  /** Of `dateTime` an ISO 8601 text in UTC with milliseconds. */
  readonly value: string | number | boolean
  readonly caseExact: boolean
  readonly type: ComparedType
}
