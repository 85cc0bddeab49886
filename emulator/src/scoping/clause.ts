import { checkPattern, ExpressionError, fitsWhole, type ScopingClause, type ScopingFilter } from '../mapping/index.ts'

type Reader = (name: string) => string | string[] | null

/** An operator of scoping clauses (define-conditional-rules-for-provisioning-user-accounts). */
export interface ScopingOperator {
  /** As Microsoft writes it; upper and lower case do not count. */
  name: string
  /** Whether it compares with a value. */
  arity: 'Unary' | 'Binary'
  attributeTypes: readonly ('String' | 'Integer' | 'Boolean')[]
  test: (source: string, target: string) => boolean
}

const isInteger = (value: string): boolean => /^-?\d{1,15}$/.test(value.trim())

const binary = (
  name: string,
  attributeTypes: ScopingOperator['attributeTypes'],
  test: ScopingOperator['test'],
): ScopingOperator => ({ name, arity: 'Binary', attributeTypes, test })

const unary = (
  name: string,
  attributeTypes: ScopingOperator['attributeTypes'],
  test: ScopingOperator['test'],
): ScopingOperator => ({ name, arity: 'Unary', attributeTypes, test })

/** The operators of a scoping clause, in Entra's words. IS NULL is answered before any test, as only it lets an empty value pass. */
export const operatorCatalogue: readonly ScopingOperator[] = [
  binary('EQUALS', ['String', 'Integer'], (source, target) => source === target),
  binary('NOT EQUALS', ['String', 'Integer'], (source, target) => source !== target),
  unary('IS TRUE', ['Boolean'], (source) => source === 'True'),
  unary('IS FALSE', ['Boolean'], (source) => source === 'False'),
  unary('IS NULL', ['String', 'Integer', 'Boolean'], () => false),
  unary('IS NOT NULL', ['String', 'Integer', 'Boolean'], () => true),
  binary('REGEX MATCH', ['String'], (source, target) => fitsWhole(target, source)),
  binary('NOT REGEX MATCH', ['String'], (source, target) => !fitsWhole(target, source)),
  binary('Greater_Than', ['Integer'], (source, target) => isInteger(source) && Number(source) > Number(target)),
  binary(
    'Greater_Than_OR_EQUALS',
    ['Integer'],
    (source, target) => isInteger(source) && Number(source) >= Number(target),
  ),
  binary('Includes', ['String'], (source, target) => source.includes(target)),
  binary('ENDS_WITH', ['String'], (source, target) => source.endsWith(target)),
  binary('&', ['Integer', 'String'], (source, target) => isContained(source, target)),
  binary('!&', ['Integer', 'String'], (source, target) => !isContained(source, target)),
]

/** The operators' names. */
export const scopingOperators: readonly string[] = operatorCatalogue.map(({ name }) => name)

const byName = new Map(operatorCatalogue.map((operator) => [operator.name.toUpperCase(), operator]))

/** Attributes that Microsoft does not let scoping filters read. */
const unsupported = new Set(['manager', 'members', 'appRoleAssignments', 'userType'])

/**
 * Whether an object passes the filters of a mapping: any filter, each with all its clauses. No filter lets everybody pass.
 * Compare is case-sensitive; an attribute without a value passes only IS NULL.
 * @returns null when it passes, else the name of the filter that came last and the clause that failed
 * @throws {ExpressionError} for a pattern that takes too long on the value
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

/** @returns what is wrong with a clause in words, and the part of it that is wrong; null when it is right */
export function clauseFault(clause: ScopingClause): { part: keyof ScopingClause; message: string } | null {
  const { attribute, value } = clause
  if (attribute.trim() === '') return { part: 'attribute', message: 'The clause has no attribute. Choose one.' }
  if (unsupported.has(attribute)) {
    return { part: 'attribute', message: `Scoping filters cannot read "${attribute}". Choose another attribute.` }
  }
  const operator = operatorOf(clause)
  if (!operator) {
    const names = scopingOperators.join(', ')
    return { part: 'operator', message: `"${clause.operator}" is no operator. Use one of ${names}.` }
  }
  const message = operator.arity === 'Binary' ? valueProblem(operator, value) : null
  return message === null ? null : { part: 'value', message }
}

/** @returns what is wrong with a clause in words, or null */
export function clauseProblem(clause: ScopingClause): string | null {
  return clauseFault(clause)?.message ?? null
}

function valueProblem({ name }: ScopingOperator, value: string): string | null {
  if (value === '') return `${name} compares with a value. Enter one; IS NULL finds what is empty.`
  if (name.startsWith('Greater_Than') && !isInteger(value)) {
    return `${name} compares whole numbers; "${value}" is none. Write digits.`
  }
  return name.endsWith('REGEX MATCH') ? patternProblem(value) : null
}

function patternProblem(pattern: string): string | null {
  try {
    checkPattern(pattern)
    return null
  } catch (error) {
    if (error instanceof ExpressionError) return error.message
    throw error
  }
}

function passes(clause: ScopingClause, read: Reader): boolean {
  const value = read(clause.attribute)
  // Attributes of several values are not supported: their first one counts.
  const source = Array.isArray(value) ? (value[0] ?? null) : value
  const operator = operatorOf(clause)
  if (source === null || source === '') return operator?.name === 'IS NULL'
  return operator?.test(source, clause.value) ?? false
}

function operatorOf(clause: ScopingClause): ScopingOperator | undefined {
  return byName.get(clause.operator.trim().toUpperCase())
}

/** Of two whole numbers: whether they share a bit. Of texts: whether the value named in the clause contains the attribute. */
function isContained(source: string, target: string): boolean {
  if (isInteger(source) && isInteger(target)) return (BigInt(source) & BigInt(target)) !== 0n
  return target.includes(source)
}
