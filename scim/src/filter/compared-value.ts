import { quoted, ScimError } from '../errors/scim-error.ts'
import type { Attribute } from '../schema/attribute.ts'
import type { CompareCondition, ComparedType } from './condition.ts'
import { parseDateTime } from './date-time.ts'
import type { CompareOperator, OrderOperator, TextOperator } from './tree.ts'

type Compared = Pick<CompareCondition, 'value' | 'caseExact' | 'type'>

const isTextOperator = (operator: CompareOperator): operator is TextOperator =>
  operator === 'co' || operator === 'sw' || operator === 'ew'
const isOrderOperator = (operator: CompareOperator): operator is OrderOperator =>
  operator === 'gt' || operator === 'ge' || operator === 'lt' || operator === 'le'

/**
 * Gives a filter's value the type of its attribute: "True" becomes true where the attribute is a boolean.
 * @param definition null for an attribute that no registered schema knows: then the value decides
 * @param path for the message
 * @throws {ScimError} 400 invalidFilter when value or operator do not suit the attribute
 */
export function comparedValue(
  definition: Attribute | null,
  operator: CompareOperator,
  value: string | number | boolean,
  path: string,
): Compared {
  const type = comparedType(definition, operator, value)
  if (
    (type === 'boolean' && operator !== 'eq' && operator !== 'ne') ||
    (type === 'number' && isTextOperator(operator))
  ) {
    throw unsuitable(path, `a ${type} cannot be compared with "${operator}"`)
  }
  return { type, value: convert(type, value, path), caseExact: definition?.caseExact ?? false }
}

function comparedType(
  definition: Attribute | null,
  operator: CompareOperator,
  value: string | number | boolean,
): ComparedType {
  switch (definition?.type) {
    case 'boolean':
      return 'boolean'
    case 'integer':
    case 'decimal':
      return 'number'
    case 'dateTime':
      return isTextOperator(operator) ? 'string' : 'dateTime'
    case undefined:
      return typeof value === 'number' && isOrderOperator(operator) ? 'number' : 'string'
    default:
      return 'string'
  }
}

function convert(type: ComparedType, value: string | number | boolean, path: string): string | number | boolean {
  switch (type) {
    case 'string':
      return String(value)
    case 'boolean':
      return asBoolean(value, path)
    case 'number': {
      const number = typeof value === 'boolean' || String(value).trim() === '' ? Number.NaN : Number(value)
      if (!Number.isFinite(number)) throw unsuitable(path, `${quoted(String(value))} is not a number`)
      return number
    }
    case 'dateTime': {
      const instant = parseDateTime(String(value))
      if (instant === null)
        throw unsuitable(path, `${quoted(String(value))} is not a date and time such as 2026-01-31T08:30:00Z`)
      return new Date(instant).toISOString()
    }
  }
}

function asBoolean(value: string | number | boolean, path: string): boolean {
  const text = String(value).toLowerCase()
  if (text !== 'true' && text !== 'false') throw unsuitable(path, `${quoted(text)} is neither true nor false`)
  return text === 'true'
}

const unsuitable = (path: string, why: string): ScimError =>
  new ScimError(400, 'invalidFilter', `The filter on ${quoted(path)} cannot be applied: ${why}.`, path)
