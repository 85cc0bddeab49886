import type { AttributePath } from '../path/attribute-path.ts'

export const equalityOperators = ['eq', 'ne'] as const
export const textOperators = ['co', 'sw', 'ew'] as const
export const orderOperators = ['gt', 'ge', 'lt', 'le'] as const
export type TextOperator = (typeof textOperators)[number]
export type OrderOperator = (typeof orderOperators)[number]
export type CompareOperator = (typeof equalityOperators)[number] | TextOperator | OrderOperator

/** A filter as it was written: RFC 7644 section 3.4.2.2. `and` and `or` hold two or more filters. */
export type Filter =
  | { readonly kind: 'and' | 'or'; readonly filters: readonly Filter[] }
  | { readonly kind: 'not'; readonly filter: Filter }
  | { readonly kind: 'present'; readonly path: AttributePath }
  | {
      readonly kind: 'compare'
      readonly path: AttributePath
      readonly operator: CompareOperator
      readonly value: string | number | boolean | null
    }
  /** `emails[…]`: one element satisfies the whole inner filter, whose paths are relative to the element. */
  | { readonly kind: 'element'; readonly path: AttributePath; readonly filter: Filter }

export interface FilterLimits {
  /** In UTF-16 code units. */
  readonly maxLength: number
  /** Parentheses, brackets and `not` inside each other. */
  readonly maxDepth: number
  /** Comparisons and connectives. */
  readonly maxNodes: number
}

export const defaultFilterLimits: FilterLimits = { maxLength: 4096, maxDepth: 20, maxNodes: 100 }
