import type { Broken } from './defects.ts'
import { Failure, invalidFilter } from './failure.ts'
import type { Filter, Literal } from './filter.ts'
import { asResource, type Place, parsePath, type Resource, valuesAt } from './path.ts'
import { type Attribute, findAttribute, type Kind } from './schema.ts'

/** Whether a resource is in the answer of a filter. @throws {Failure} invalidFilter */
export function matches(kind: Kind, filter: Filter, resource: Resource, broken: Broken): boolean {
  const inner = (one: Filter) => matches(kind, one, resource, broken)
  if (filter.kind === 'not') return !inner(filter.filter)
  if (filter.kind === 'or') return inner(filter.left) || inner(filter.right)
  if (filter.kind === 'and') return inner(filter.left) && (broken('and-ignored') || inner(filter.right))
  const place = known(kind, filter.path, broken)
  if (filter.kind === 'some')
    return elementsAt(resource, place).some((one) => elementMatches(place, filter.filter, one))
  if (place.name === 'members' && broken('members-filter-missing')) return false
  if (filter.kind === 'present') return valuesAt(resource, place).length > 0
  const attribute = adjusted(kind, place, broken)
  if (attribute === undefined) return false
  return compareAll(valuesAt(resource, place), filter.operator, filter.value, attribute)
}

/** Whether an element of a list is meant by a filter in brackets. */
export function elementMatches(place: Place, filter: Filter, element: unknown): boolean {
  const inner = (one: Filter) => elementMatches(place, one, element)
  if (filter.kind === 'not') return !inner(filter.filter)
  if (filter.kind === 'or') return inner(filter.left) || inner(filter.right)
  if (filter.kind === 'and') return inner(filter.left) && inner(filter.right)
  if (filter.kind === 'some') throw invalidFilter('A filter in brackets cannot have brackets')
  const attribute = findAttribute(place.attribute?.subAttributes ?? [], filter.path)
  if (!attribute) throw invalidFilter(`${place.name} has no ${filter.path}`)
  const value = asResource(element)[attribute.name]
  const values = value === undefined ? [] : [value]
  if (filter.kind === 'present') return values.length > 0
  return compareAll(values, filter.operator, filter.value, attribute)
}

/** The elements of the list at a place. */
export function elementsAt(resource: Resource, place: Place): unknown[] {
  const holder = place.extension === undefined ? resource : asResource(resource[place.extension])
  const value = holder[place.name]
  return Array.isArray(value) ? (value as unknown[]) : []
}

function known(kind: Kind, path: string, broken: Broken): Place {
  let place: Place
  try {
    place = parsePath(kind, path, broken)
  } catch (error) {
    throw error instanceof Failure ? invalidFilter(error.message) : error
  }
  if (!place.attribute) throw invalidFilter(`${kind.name} has no attribute ${path}`)
  return place
}

/** The attribute as the defects let it be compared; undefined where it never matches. */
function adjusted(kind: Kind, place: Place, broken: Broken): Attribute | undefined {
  const { attribute, subAttribute } = place
  if (attribute === undefined) return undefined
  if (attribute.name === 'externalId') {
    if (broken('external-id-not-filterable')) return undefined
    return { ...attribute, caseExact: !broken('external-id-case-insensitive') }
  }
  if (attribute.name === 'userName') return { ...attribute, caseExact: broken('user-name-case-sensitive') }
  if (attribute.name === 'displayName' && kind.name === 'Group') {
    return { ...attribute, caseExact: broken('group-name-case-sensitive') }
  }
  if (attribute.type !== 'complex') return attribute
  return subAttribute ?? findAttribute(attribute.subAttributes, 'value') ?? attribute
}

function compareAll(values: unknown[], operator: string, wanted: Literal, attribute: Attribute): boolean {
  if (operator === 'ne') return !compareAll(values, 'eq', wanted, attribute)
  if (wanted === null) return operator === 'eq' && values.length === 0
  if (attribute.type === 'boolean' && operator !== 'eq') throw invalidFilter(`${attribute.name} has no order`)
  return values.some((value) => compare(value, operator, wanted, attribute))
}

function compare(value: unknown, operator: string, wanted: Literal, attribute: Attribute): boolean {
  const fold = (one: unknown) => (attribute.caseExact ? String(one) : String(one).toLowerCase())
  const date = attribute.type === 'dateTime'
  const [left, right] = date ? [Date.parse(String(value)), Date.parse(String(wanted))] : [fold(value), fold(wanted)]
  if (operator === 'eq') return left === right
  if (operator === 'co') return String(left).includes(String(right))
  if (operator === 'sw') return String(left).startsWith(String(right))
  if (operator === 'ew') return String(left).endsWith(String(right))
  if (operator === 'gt') return left > right
  if (operator === 'ge') return left >= right
  return operator === 'lt' ? left < right : left <= right
}
