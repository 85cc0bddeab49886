import type { ScopingClause, ScopingFilter } from '../api/provisioning-contract.ts'

/** An operator of scoping filters, as Entra names it; `value` says whether it compares with something. */
export interface Operator {
  name: string
  value: boolean
  meaning: string
}

/** Source: Microsoft, "Scoping users or groups to be provisioned with scoping filters". */
export const operators: Operator[] = [
  { name: 'EQUALS', value: true, meaning: 'is exactly (upper and lower case count)' },
  { name: 'NOT EQUALS', value: true, meaning: 'is anything else' },
  { name: 'IS NULL', value: false, meaning: 'is empty' },
  { name: 'IS NOT NULL', value: false, meaning: 'is filled' },
  { name: 'IS TRUE', value: false, meaning: 'is true' },
  { name: 'IS FALSE', value: false, meaning: 'is false' },
  { name: 'REGEX MATCH', value: true, meaning: 'matches the regular expression' },
  { name: 'NOT REGEX MATCH', value: true, meaning: 'does not match the regular expression' },
  { name: 'Greater_Than', value: true, meaning: 'is a greater number' },
  { name: 'Greater_Than_OR_EQUALS', value: true, meaning: 'is a greater or the same number' },
  { name: 'Includes', value: true, meaning: 'contains the text' },
  { name: 'ENDS_WITH', value: true, meaning: 'ends with the text' },
  { name: '&', value: true, meaning: 'has all bits of the number' },
  { name: '!&', value: true, meaning: 'does not have all bits of the number' },
]

/** Whether the operator compares with a value. */
export function needsValue(operator: string): boolean {
  return operators.find(({ name }) => name.toUpperCase() === operator.toUpperCase())?.value ?? true
}

const numeric = new Set(['GREATER_THAN', 'GREATER_THAN_OR_EQUALS', '&', '!&'])

function clauseProblem(clause: ScopingClause): string | null {
  if (clause.attribute === '') return 'Choose a target attribute for each clause.'
  if (!needsValue(clause.operator)) return null
  if (clause.value === '') return `Enter a value for ${clause.attribute}.`
  if (numeric.has(clause.operator.toUpperCase()) && !/^-?\d+$/.test(clause.value)) {
    return `${clause.operator} compares whole numbers; "${clause.value}" is none.`
  }
  if (clause.operator.toUpperCase().endsWith('REGEX MATCH')) {
    try {
      new RegExp(clause.value)
    } catch {
      return `"${clause.value}" is not a regular expression.`
    }
  }
  return null
}

/** Why a scoping filter cannot be saved; null when it can. */
export function filterProblem(filter: ScopingFilter): string | null {
  if (filter.name.trim() === '') return 'Give the scoping filter a title.'
  if (filter.clauses.length === 0) return 'A scoping filter needs at least one clause.'
  return filter.clauses.map(clauseProblem).find((problem) => problem !== null) ?? null
}

/** A filter as a sentence. */
export function filterSentence(filter: ScopingFilter): string {
  return filter.clauses
    .map(({ attribute, operator, value }) =>
      needsValue(operator) ? `${attribute} ${operator} ${value}` : `${attribute} ${operator}`,
    )
    .join(' AND ')
}
