import { ScimError } from '../errors/scim-error.ts'
import { parseDateTime } from '../filter/date-time.ts'
import { compareCodePoints, valuesAt } from '../filter/match.ts'
import { isJsonObject, type JsonObject, ownValue } from '../json.ts'
import { type ResolvedPath, resolvePath, withSubAttribute } from '../schema/resolve-path.ts'
import { type ResourceType, subAttributeOf } from '../schema/resource-type.ts'

export interface SortRequest {
  readonly sortBy: string
  /** Default ascending. */
  readonly sortOrder?: 'ascending' | 'descending'
}

/**
 * The place that `sortBy` names; a complex attribute sorts by its `value`.
 * @throws {ScimError} 400 invalidPath for text that is no path, invalidValue for what cannot be sorted by
 */
export function resolveSortPath(sortBy: string, resourceType: ResourceType): ResolvedPath {
  const target = resolvePath(resourceType, sortBy)
  const isUnknown = target.name === null || (target.definition === null && target.extension === null)
  if (isUnknown || target.definition?.returned === 'never') throw unsortable(sortBy)
  if (target.definition?.type !== 'complex') return target
  if (subAttributeOf(target.definition, 'value') === undefined) throw unsortable(sortBy)
  return withSubAttribute(target, 'value')
}

/**
 * Sorts without changing the list given: RFC 7644 section 3.4.2.3. Equal ones keep their order; those without a value
 * come last, first when descending; of several values the primary one counts, else the first.
 * @throws {ScimError} 400
 */
export function sortResources(
  resources: readonly JsonObject[],
  request: SortRequest,
  resourceType: ResourceType,
): JsonObject[] {
  const target = resolveSortPath(request.sortBy, resourceType)
  const direction = request.sortOrder === 'descending' ? -1 : 1
  const keyed = resources.map((resource) => ({ resource, key: sortKey(resource, target) }))
  return keyed.sort((a, b) => direction * compareKeys(a.key, b.key)).map(({ resource }) => resource)
}

function sortKey(resource: JsonObject, target: ResolvedPath): string | number | undefined {
  const { subName } = target
  const elements = subName === null ? [] : valuesAt(resource, { ...target, subName: null })
  const primary = elements.find((element) => isJsonObject(element) && element['primary'] === true)
  const value = isJsonObject(primary) && subName !== null ? ownValue(primary, subName) : valuesAt(resource, target)[0]
  if (typeof value === 'number') return value
  return typeof value === 'string' || typeof value === 'boolean' ? comparable(String(value), target) : undefined
}

function comparable(text: string, { definition }: ResolvedPath): string | number {
  if (definition?.type === 'dateTime') return parseDateTime(text) ?? text
  return definition?.caseExact === true ? text : text.toLowerCase()
}

function compareKeys(left: string | number | undefined, right: string | number | undefined): number {
  if (left === undefined || right === undefined) return Number(left === undefined) - Number(right === undefined)
  if (typeof left === 'number' && typeof right === 'number') return left - right
  return compareCodePoints(String(left), String(right))
}

const unsortable = (sortBy: string): ScimError =>
  new ScimError(400, 'invalidValue', `Resources cannot be sorted by "${sortBy.slice(0, 100)}".`)
