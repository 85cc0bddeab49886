import type { Operator } from '../model/condition.ts'
import { fold } from './fold.ts'
import { compilePattern } from './pattern.ts'

/** Whether one folded value that is not empty satisfies a comparison. */
export type Comparison = (folded: string) => boolean

/**
 * Several values mean: one of them. A blank one is never met: emptiness has an operator of its own.
 * @returns null for `isEmpty`, which asks about all values together
 */
export function compileComparison(operator: Operator, values: readonly string[]): Comparison | null {
  if (operator === 'isEmpty') return null
  const wanted = values.map(fold).filter((value) => value !== '')
  if (operator === 'equals' || operator === 'oneOf') {
    const all = new Set(wanted)
    return (folded) => all.has(folded)
  }
  if (operator === 'matches') {
    const patterns = wanted.map(compilePattern)
    return (folded) => patterns.some((fits) => fits(folded))
  }
  const compare = textComparisons[operator]
  return (folded) => wanted.some((value) => compare(folded, value))
}

const textComparisons = {
  startsWith: (folded: string, wanted: string): boolean => folded.startsWith(wanted),
  endsWith: (folded: string, wanted: string): boolean => folded.endsWith(wanted),
  contains: (folded: string, wanted: string): boolean => folded.includes(wanted),
}
