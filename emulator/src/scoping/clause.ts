import type { ScopingClause, ScopingFilter } from '../mapping/index.ts'

type Reader = (name: string) => string | string[] | null
type Test = (source: string, target: string) => boolean

const tests: Record<string, Test> = {
  EQUALS: (source, target) => source === target,
  'NOT EQUALS': (source, target) => source !== target,
  'IS TRUE': (source) => source === 'True',
  'IS FALSE': (source) => source === 'False',
  'IS NOT NULL': () => true,
  'REGEX MATCH': (source, target) => wholeMatch(source, target),
  'NOT REGEX MATCH': (source, target) => !wholeMatch(source, target),
  GREATER_THAN: (source, target) => compare(source, target) > 0,
  GREATER_THAN_OR_EQUALS: (source, target) => compare(source, target) >= 0,
  INCLUDES: (source, target) => source.includes(target),
  ENDS_WITH: (source, target) => source.endsWith(target),
  '&': (source, target) => (Number(source) & Number(target)) !== 0,
  '!&': (source, target) => (Number(source) & Number(target)) === 0,
}

/** The operators of a scoping clause, in Entra's words. */
export const scopingOperators: readonly string[] = ['IS NULL', ...Object.keys(tests)]

/**
 * Whether an object passes the filters of a mapping: any filter, each with all its clauses. No filter lets everybody pass.
 * Compare is case-sensitive; an attribute without a value passes only IS NULL.
 * @returns null when it passes, else the name of the filter that came last and the clause that failed
 */
export function failedScope(
  filters: readonly ScopingFilter[],
  read: Reader,
): { filter: string; clause: ScopingClause } | null {
  let failure: { filter: string; clause: ScopingClause } | null = null
  for (const filter of filters) {
    const clause = filter.clauses.find((one) => !passes(one, read))
    if (!clause) return null
    failure = { filter: filter.name, clause }
  }
  return failure
}

/** @returns what is wrong with a clause in words, or null */
export function clauseProblem(clause: ScopingClause): string | null {
  const operator = operatorOf(clause)
  if (!scopingOperators.includes(operator)) {
    return `"${clause.operator}" is no operator. Use one of ${scopingOperators.join(', ')}.`
  }
  if (!operator.includes('REGEX')) return null
  try {
    new RegExp(clause.value, 'u')
    return null
  } catch {
    return `"${clause.value}" is not a regular expression. Correct the pattern.`
  }
}

function passes(clause: ScopingClause, read: Reader): boolean {
  const value = read(clause.attribute)
  const source = Array.isArray(value) ? (value[0] ?? null) : value
  const operator = operatorOf(clause)
  if (operator === 'IS NULL') return source === null || source === ''
  if (source === null || source === '') return false
  return tests[operator]?.(source, clause.value) ?? false
}

/** Entra writes Greater_Than and Includes in mixed case. */
function operatorOf(clause: ScopingClause): string {
  return clause.operator.trim().toUpperCase()
}

function wholeMatch(source: string, pattern: string): boolean {
  try {
    return new RegExp(`^(?:${pattern})$`, 'u').test(source)
  } catch {
    return false
  }
}

function compare(source: string, target: string): number {
  const [left, right] = [Number(source), Number(target)]
  if (!Number.isNaN(left) && !Number.isNaN(right)) return left - right
  return source < target ? -1 : source > target ? 1 : 0
}
