import type { JsonObject, JsonValue } from '../../base/json.ts'
import type { Condition } from '../contract.ts'

/**
 * What a condition means, written as plainly as possible and apart from the SQL: the property tests compare the two.
 * Knows documents only, no memberships.
 */
export function matches(condition: Condition, document: JsonObject): boolean {
  return holds(
    condition,
    (path) => valuesAt(document, path),
    (path) => elementsAt(document, path),
  )
}

type Read = (path: string) => JsonValue[]

function holds(condition: Condition, read: Read, elements: Read): boolean {
  switch (condition.kind) {
    case 'and':
      return condition.conditions.every((part) => holds(part, read, elements))
    case 'or':
      return condition.conditions.some((part) => holds(part, read, elements))
    case 'not':
      return !holds(condition.condition, read, elements)
    case 'present':
      return read(condition.path).some(isPresent)
    case 'compare':
      return compares(condition, read)
    case 'element': {
      const { path, condition: inner } = condition
      const inside = (element: JsonValue) => (asked: string) => below(element, asked.slice(path.length + 1))
      return elements(path).some((element) => holds(inner, inside(element), inside(element)))
    }
  }
}

function valuesAt(document: JsonObject, path: string): JsonValue[] {
  const whole = Object.keys(document).find((key) => key.includes(':') && path === key.toLowerCase())
  if (whole !== undefined) return [document[whole] ?? null]
  const urn = Object.keys(document).find((key) => key.includes(':') && path.startsWith(`${key.toLowerCase()}:`))
  if (urn !== undefined) return below(document[urn] ?? null, path.slice(urn.length + 1))
  return below(document, path)
}

function elementsAt(document: JsonObject, path: string): JsonValue[] {
  return valuesAt(document, path).flatMap((value) => (Array.isArray(value) ? value : [value]))
}

function below(value: JsonValue, path: string): JsonValue[] {
  if (path === '') return [value]
  if (Array.isArray(value)) return value.flatMap((item) => below(item, path))
  if (value === null || typeof value !== 'object') return []
  const [name = '', ...rest] = path.split('.')
  const key = Object.keys(value).find((one) => one.toLowerCase() === name)
  return key === undefined ? [] : below(value[key] ?? null, rest.join('.'))
}

function isPresent(value: JsonValue): boolean {
  if (value === null || value === '') return false
  return typeof value === 'object' ? Object.values(value).some(isPresent) : true
}

function compares(condition: Extract<Condition, { kind: 'compare' }>, read: Read): boolean {
  if (condition.operator === 'ne') return !compares({ ...condition, operator: 'eq' }, read)
  const values = read(condition.path).flatMap((value) => (Array.isArray(value) ? value : [value]))
  if (condition.value === null) return !values.some(isPresent)
  const fold = (text: string) => (condition.caseExact ? text : text.toLowerCase())
  return values
    .filter((value) => value !== null && typeof value !== 'object')
    .some((value) => comparesText(condition.operator, fold(String(value)), fold(String(condition.value))))
}

function comparesText(operator: string, left: string, right: string): boolean {
  const order = Buffer.compare(Buffer.from(left, 'utf8'), Buffer.from(right, 'utf8'))
  switch (operator) {
    case 'co':
      return left.includes(right)
    case 'sw':
      return left.startsWith(right)
    case 'ew':
      return left.endsWith(right)
    case 'gt':
      return order > 0
    case 'ge':
      return order >= 0
    case 'lt':
      return order < 0
    case 'le':
      return order <= 0
    default:
      return left === right
  }
}
