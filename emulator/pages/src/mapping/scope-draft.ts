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
  { name: '&', value: true, meaning: 'shares a bit with the number, or is part of the text' },
  { name: '!&', value: true, meaning: 'shares no bit with the number, or is not part of the text' },
]

/** Whether the operator compares with a value. */
export function needsValue(operator: string): boolean {
  return operators.find(({ name }) => name.toUpperCase() === operator.toUpperCase())?.value ?? true
}

const numeric = new Set(['GREATER_THAN', 'GREATER_THAN_OR_EQUALS'])

/** Attributes that Microsoft does not let scoping filters read. */
const unsupported = new Set(['manager', 'members', 'appRoleAssignments', 'userType'])

/** What is wrong with a clause and the field that it is wrong in; null when it can be saved. */
export function clauseProblem(clause: ScopingClause): { part: 'attribute' | 'value'; message: string } | null {
  if (clause.attribute === '') return { part: 'attribute', message: 'Choose an attribute.' }
  if (unsupported.has(clause.attribute)) {
    return { part: 'attribute', message: `Scoping filters cannot read ${clause.attribute}. Choose another.` }
  }
  const message = needsValue(clause.operator) ? valueProblem(clause) : null
  return message === null ? null : { part: 'value', message }
}

function valueProblem({ operator, value }: ScopingClause): string | null {
  if (value === '') return 'Enter a value. IS NULL finds what is empty.'
  const name = operator.toUpperCase()
  if (numeric.has(name) && !/^-?\d+$/.test(value)) return `${operator} compares whole numbers. Write digits.`
  if (name.endsWith('REGEX MATCH') && !isPattern(value)) return 'This is not a regular expression. Correct it.'
  return null
}

function isPattern(text: string): boolean {
  try {
    return new RegExp(text.replace(/^\(\?[imsn]+\)/, '')) instanceof RegExp
  } catch {
    return false
  }
}

/** Why a scoping filter cannot be saved; null when it can. */
export function filterProblem(filter: ScopingFilter): string | null {
  if (filter.name.trim() === '') return 'Give the scoping filter a title.'
  if (filter.clauses.length === 0) return 'A scoping filter needs at least one clause.'
  return filter.clauses.map(clauseProblem).find((problem) => problem !== null)?.message ?? null
}

/** A filter as a sentence. */
export function filterSentence(filter: ScopingFilter): string {
  return filter.clauses
    .map(({ attribute, operator, value }) =>
      needsValue(operator) ? `${attribute} ${operator} ${value}` : `${attribute} ${operator}`,
    )
    .join(' AND ')
}
