import { readSingle, readValue } from './coerce.ts'
import type { Broken } from './defects.ts'
import { Failure, invalidPath, invalidValue } from './failure.ts'
import type { Filter } from './filter.ts'
import { elementMatches } from './match.ts'
import type { Operation } from './operation.ts'
import { asResource, isResource, type Place, type Resource } from './path.ts'

/** Changes a list attribute: RFC 7644 section 3.5.2, and the shapes that Entra sends. */
export function changeList(holder: Resource, place: Place, operation: Operation, broken: Broken): void {
  const before = listOf(holder[place.name])
  const after = changed(before, place, operation, broken)
  if (after.length === 0) delete holder[place.name]
  else holder[place.name] = broken('second-primary') ? after : onePrimary(before, after)
}

function changed(before: unknown[], place: Place, operation: Operation, broken: Broken): unknown[] {
  const members = place.name === 'members'
  if (place.filter) {
    if (members && operation.op === 'remove' && broken('member-filter-ignored')) return before
    return changeSelected(before, place, place.filter, operation, broken)
  }
  if (place.sub !== undefined) return changePartOfAll(before, place, operation, broken)
  if (operation.op === 'remove') return removeFrom(before, place, operation.value, broken)
  const values = listOf(readAll(place, operation.value, broken))
  if (operation.op === 'replace' && !broken('replace-appends') && !(members && broken('members-replace-adds')))
    return values
  if (members && broken('member-added-twice')) return [...before, ...values]
  const added = members && broken('only-first-member') ? values.slice(0, 1) : values
  return [...before, ...added.filter((one) => !before.some((other) => sameElement(one, other)))]
}

/** Remove with values takes those away: MicrosoftDocs/azure-docs issue 30826. */
function removeFrom(before: unknown[], place: Place, value: unknown, broken: Broken): unknown[] {
  if (value === undefined || value === null) return []
  if (place.name === 'members' && broken('remove-empties-group')) return []
  const values = listOf(readAll(place, value, broken))
  const gone = (one: unknown) => values.some((other) => sameElement(one, other))
  if (broken('absent-member-refused') && !values.every((one) => before.some((other) => sameElement(one, other)))) {
    throw invalidValue(`${place.name} has no such element`)
  }
  return before.filter((one) => !gone(one))
}

function changeSelected(
  before: unknown[],
  place: Place,
  filter: Filter,
  operation: Operation,
  broken: Broken,
): unknown[] {
  const { op, value } = operation
  const selected = before.filter((one) => elementMatches(place, filter, one))
  if (op === 'remove') {
    if (selected.length === 0 && broken('absent-member-refused')) throw new Failure(400, 'No such element', 'noTarget')
    if (place.sub === undefined) return before.filter((one) => !selected.includes(one))
    return before.map((one) => (selected.includes(one) ? withPart(one, place, undefined, broken) : one))
  }
  if (selected.length > 0)
    return before.map((one) => (selected.includes(one) ? withPart(one, place, value, broken) : one))
  const described = broken('value-path-creates-nothing') ? undefined : describe(filter)
  if (!described) throw new Failure(400, `${place.name} has no such element`, 'noTarget')
  const element = readElement(place, described, broken)
  return [...before, withPart(element, place, value, broken)]
}

function changePartOfAll(before: unknown[], place: Place, { op, value }: Operation, broken: Broken): unknown[] {
  const next = op === 'remove' ? undefined : value
  if (before.length === 0 && next !== undefined) return [withPart({}, place, next, broken)]
  return before.map((one) => withPart(one, place, next, broken))
}

/** The element with one of its parts, or with several of them, set. */
function withPart(element: unknown, place: Place, value: unknown, broken: Broken): Resource {
  const parts = { ...asResource(element) }
  if (place.sub === undefined) return { ...parts, ...asResource(readElement(place, value, broken)) }
  if (!place.subAttribute) throw invalidPath(`${place.name} has no ${place.sub}`)
  const next = readSingle(place.subAttribute, value, broken)
  if (next === undefined) delete parts[place.sub]
  else parts[place.sub] = next
  return parts
}

/** What an element looks like that a filter of equalities selects; undefined where it does not say. */
function describe(filter: Filter): Resource | undefined {
  if (filter.kind === 'compare' && filter.operator === 'eq') return { [filter.path]: filter.value }
  if (filter.kind !== 'and') return undefined
  const [left, right] = [describe(filter.left), describe(filter.right)]
  return left && right ? { ...left, ...right } : undefined
}

function readElement(place: Place, value: unknown, broken: Broken): unknown {
  if (!place.attribute) return value
  const single: unknown = Array.isArray(value) ? value[0] : value
  return readSingle(place.attribute, single, broken)
}

function readAll(place: Place, value: unknown, broken: Broken): unknown {
  return place.attribute ? readValue(place.attribute, value, broken) : value
}

/** A new primary takes the place of the one before: RFC 7644 section 3.5.2. */
function onePrimary(before: unknown[], after: unknown[]): unknown[] {
  const primary = (one: unknown) => asResource(one)['primary'] === true
  const news = after.filter((one) => primary(one) && !before.includes(one))
  if (news.length === 0) return after
  return after.map((one) => (primary(one) && !news.includes(one) ? { ...asResource(one), primary: false } : one))
}

function sameElement(left: unknown, right: unknown): boolean {
  if (!isResource(left) || !isResource(right)) return left === right
  if (left['value'] === undefined || left['value'] !== right['value']) return false
  return left['type'] === undefined || right['type'] === undefined || left['type'] === right['type']
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : []
}
