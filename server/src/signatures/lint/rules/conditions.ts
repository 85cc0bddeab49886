import type { Condition } from '../../model/condition.ts'

interface PlacedCondition {
  /** Neither `all`, `any` nor `not`. */
  readonly condition: Exclude<Condition, { all: Condition[] } | { any: Condition[] } | { not: Condition }>
  /** Below `when`. */
  readonly path: readonly (string | number)[]
}

/** The questions of which a condition is made, each with where it is written. */
export function comparisonsIn(
  condition: Condition,
  path: readonly (string | number)[] = [],
): readonly PlacedCondition[] {
  if ('all' in condition) return condition.all.flatMap((one, index) => comparisonsIn(one, [...path, 'all', index]))
  if ('any' in condition) return condition.any.flatMap((one, index) => comparisonsIn(one, [...path, 'any', index]))
  if ('not' in condition) return comparisonsIn(condition.not, [...path, 'not'])
  return [{ condition, path }]
}
