import type { Comparison, Filter, Literal } from './filter.ts'

/** How a filter meets an object. */
export interface Matching {
  /** Provisioning logs compare with case, everything else without. */
  caseSensitive: boolean
}

/** The value at `a/b` of an object, or undefined. */
export function readPath(item: unknown, path: string): unknown {
  let value = item
  for (const name of path.split('/')) {
    if (typeof value !== 'object' || value === null) return undefined
    const own = value as Record<string, unknown>
    value = Object.hasOwn(own, name) ? own[name] : own[sameName(own, name)]
  }
  return value
}

function sameName(own: Record<string, unknown>, name: string): string {
  return Object.keys(own).find((key) => key.toLowerCase() === name.toLowerCase()) ?? name
}

/** Whether an object passes a filter. */
export function passes(filter: Filter, item: unknown, matching: Matching): boolean {
  const value = (path: string) => readPath(item, path)
  switch (filter.kind) {
    case 'and':
      return passes(filter.left, item, matching) && passes(filter.right, item, matching)
    case 'or':
      return passes(filter.left, item, matching) || passes(filter.right, item, matching)
    case 'not':
      return !passes(filter.inner, item, matching)
    case 'compare':
      return compares(value(filter.path), filter.operator, filter.value, matching)
    case 'in':
      return filter.values.some((one) => compares(value(filter.path), 'eq', one, matching))
    case 'function':
      return holds(value(filter.path), filter, matching)
    case 'any': {
      const list = value(filter.path)
      const { inner, variable } = filter
      return Array.isArray(list) && list.some((one: unknown) => passes(inner, { [variable]: one }, matching))
    }
  }
}

function holds(value: unknown, filter: Filter & { kind: 'function' }, matching: Matching): boolean {
  if (typeof value !== 'string') return false
  const [text, sought] = matching.caseSensitive
    ? [value, filter.value]
    : [value.toLowerCase(), filter.value.toLowerCase()]
  if (filter.name === 'startswith') return text.startsWith(sought)
  return filter.name === 'endswith' ? text.endsWith(sought) : text.includes(sought)
}

function compares(value: unknown, operator: Comparison, literal: Literal, matching: Matching): boolean {
  if (value === undefined || value === null || literal === null) {
    const both = (value === undefined || value === null) && literal === null
    return operator === 'eq' ? both : operator === 'ne' ? !both : false
  }
  const order = orderOf(value, literal, matching)
  if (order === null) return operator === 'ne'
  if (operator === 'eq') return order === 0
  if (operator === 'ne') return order !== 0
  if (operator === 'gt') return order > 0
  if (operator === 'ge') return order >= 0
  return operator === 'lt' ? order < 0 : order <= 0
}

const time = /^\d{4}-\d\d-\d\d(?:T|$)/

function orderOf(value: unknown, literal: NonNullable<Literal>, matching: Matching): number | null {
  if (typeof value === 'number' && typeof literal === 'number') return value - literal
  if (typeof value === 'boolean') return String(value) === String(literal).toLowerCase() ? 0 : 1
  if (typeof value !== 'string' || typeof literal === 'boolean') return null
  if (time.test(value) && time.test(String(literal))) return Date.parse(value) - Date.parse(String(literal))
  const [left, right] = matching.caseSensitive
    ? [value, String(literal)]
    : [value.toLowerCase(), String(literal).toLowerCase()]
  return left < right ? -1 : left > right ? 1 : 0
}
