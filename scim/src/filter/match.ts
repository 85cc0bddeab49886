import { isJsonObject, type JsonObject, type JsonValue, ownValueOf } from '../json.ts'
import type { ResolvedPath } from '../schema/resolve-path.ts'
import type { ResourceType } from '../schema/resource-type.ts'
import type { CompareCondition, Condition } from './condition.ts'
import { parseDateTime } from './date-time.ts'
import { resolveFilter } from './resolve.ts'
import type { Filter } from './tree.ts'

/**
 * Whether a resource satisfies a filter.
 * @throws {ScimError} 400 invalidFilter when the filter does not suit the resource type
 */
export function matchesFilter(filter: Filter, resource: JsonObject, resourceType: ResourceType): boolean {
  return matchesCondition(resolveFilter(filter, resourceType), resource)
}

/** Whether a resource satisfies a condition of `resolveFilter`; the meaning that a query must have too. */
export function matchesCondition(condition: Condition, resource: JsonObject): boolean {
  return matches(condition, (target) => valuesAt(resource, target))
}

/** Whether one element of an attribute satisfies a condition of `resolveElementFilter`. */
export function matchesElement(condition: Condition, element: JsonValue): boolean {
  return matches(condition, (target) => (target.subName === null ? [element] : partOf(element, target.subName)))
}

type Read = (target: ResolvedPath) => JsonValue[]

function matches(condition: Condition, read: Read): boolean {
  switch (condition.kind) {
    case 'and':
      return condition.conditions.every((part) => matches(part, read))
    case 'or':
      return condition.conditions.some((part) => matches(part, read))
    case 'not':
      return !matches(condition.condition, read)
    case 'present':
      return read(condition.target).some(isPresent)
    case 'compare':
      return read(condition.target).some((value) => compares(condition, value))
    case 'element':
      return read(condition.target).some((element) => matchesElement(condition.condition, element))
  }
}

/** Every value at a place of a resource: none, one, or those of a list. */
export function valuesAt(resource: JsonObject, target: ResolvedPath): JsonValue[] {
  const owner = target.extension === null ? resource : ownValueOf(resource, target.extension)
  if (target.name === null) return owner === undefined ? [] : [owner]
  const elements = partOf(owner, target.name)
  const subName = target.subName
  return subName === null ? elements : elements.flatMap((element) => partOf(element, subName))
}

function partOf(owner: JsonValue | undefined, name: string): JsonValue[] {
  if (!isJsonObject(owner)) return []
  const value = ownValueOf(owner, name)
  if (value === undefined) return []
  return Array.isArray(value) ? value : [value]
}

/** RFC 7644 table 3: a value that is neither null nor empty. */
export function isPresent(value: JsonValue): boolean {
  if (value === null || value === '') return false
  if (Array.isArray(value)) return value.some(isPresent)
  return typeof value !== 'object' || Object.values(value).some(isPresent)
}

function compares(condition: CompareCondition, value: JsonValue): boolean {
  if (value === null || typeof value === 'object') return false
  switch (condition.type) {
    case 'boolean':
      return String(value).toLowerCase() === String(condition.value)
    case 'number':
      return (
        (typeof value === 'number' || typeof value === 'string') &&
        ordered(condition.operator, Number(value) - Number(condition.value))
      )
    case 'dateTime': {
      const [left, right] = [parseDateTime(String(value)), parseDateTime(String(condition.value))]
      return left !== null && right !== null && ordered(condition.operator, left - right)
    }
    case 'string': {
      const [left, right] = [String(value), String(condition.value)]
      return condition.caseExact
        ? comparesText(condition.operator, left, right)
        : comparesText(condition.operator, left.toLowerCase(), right.toLowerCase())
    }
  }
}

function comparesText(operator: CompareCondition['operator'], left: string, right: string): boolean {
  switch (operator) {
    case 'eq':
      return left === right
    case 'co':
      return left.includes(right)
    case 'sw':
      return left.startsWith(right)
    case 'ew':
      return left.endsWith(right)
    default:
      return ordered(operator, compareCodePoints(left, right))
  }
}

function ordered(operator: CompareCondition['operator'], difference: number): boolean {
  switch (operator) {
    case 'gt':
      return difference > 0
    case 'ge':
      return difference >= 0
    case 'lt':
      return difference < 0
    case 'le':
      return difference <= 0
    default:
      return difference === 0
  }
}

/** The order of UTF-8 bytes, which SQLite and PostgreSQL's "C" collation have; JavaScript's `<` differs above U+FFFF. */
export function compareCodePoints(left: string, right: string): number {
  const length = Math.min(left.length, right.length)
  for (let index = 0; index < length; index++) {
    const [a, b] = [left.charCodeAt(index), right.charCodeAt(index)]
    if (a !== b) return codePointRank(a) - codePointRank(b)
  }
  return left.length - right.length
}

/** Surrogates stand for code points above all others. */
const codePointRank = (unit: number): number => (unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit)
