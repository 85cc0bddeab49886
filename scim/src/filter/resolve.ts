import { quoted, ScimError } from '../errors/scim-error.ts'
import { type AttributePath, printAttributePath } from '../path/attribute-path.ts'
import { type ResolvedPath, resolvePath, withSubAttribute } from '../schema/resolve-path.ts'
import { type ResourceType, subAttributeOf } from '../schema/resource-type.ts'
import { comparedValue } from './compared-value.ts'
import type { Condition } from './condition.ts'
import type { CompareOperator, Filter } from './tree.ts'

/**
 * Finds a filter's names in the resource type's schemas and gives its values the attributes' types.
 * Unknown attributes of an extension's URN are allowed (Entra's custom attributes); others are refused by name.
 * @throws {ScimError} 400 invalidFilter
 */
export function resolveFilter(filter: Filter, resourceType: ResourceType): Condition {
  return resolve(filter, (path) => rootPath(path, resourceType))
}

/** Resolves the filter inside an element's brackets (`type eq "work"` of `emails[type eq "work"]`). */
export function resolveElementFilter(filter: Filter, element: ResolvedPath): Condition {
  return resolve(filter, (path) => elementPath(path, element))
}

type Find = (path: AttributePath) => ResolvedPath

function resolve(filter: Filter, find: Find): Condition {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return { kind: filter.kind, conditions: filter.filters.map((part) => resolve(part, find)) }
    case 'not':
      return { kind: 'not', condition: resolve(filter.filter, find) }
    case 'present':
      return present(find(filter.path))
    case 'compare':
      return compare(find(filter.path), filter.operator, filter.value, printAttributePath(filter.path))
    case 'element': {
      const target = find(filter.path)
      refuseWithoutElements(target, filter.path)
      return { kind: 'element', path: target.canonical, target, condition: resolveElementFilter(filter.filter, target) }
    }
  }
}

/** A complex attribute is present when one of its parts is: RFC 7644 table 3. */
function present(target: ResolvedPath): Condition {
  const subAttributes = target.definition?.subAttributes ?? []
  // A reference (member, group, manager) is there when it says to whom; its other parts are made from that.
  const isReference = subAttributes.some(({ name }) => name === '$ref')
  const parts = isReference ? subAttributes.filter(({ name }) => name === 'value') : subAttributes
  const [first, ...others] = parts.map((sub) => withSubAttribute(target, sub.name)).map(presentLeaf)
  if (first === undefined) return presentLeaf(target)
  return others.length === 0 ? first : { kind: 'or', conditions: [first, ...others] }
}

const presentLeaf = (target: ResolvedPath): Condition => ({ kind: 'present', path: target.canonical, target })

function rootPath(path: AttributePath, resourceType: ResourceType): ResolvedPath {
  const target = resolvePath(resourceType, path)
  const unknown = target.name === null || (target.attribute === null && target.extension === null)
  if (unknown || isUnknownSubAttribute(target)) throw noSuchAttribute(path, resourceType.name)
  if (target.attribute?.returned === 'never' || target.definition?.returned === 'never') throw secret(path)
  return target
}

const isUnknownSubAttribute = (target: ResolvedPath): boolean =>
  target.subName !== null && target.attribute !== null && target.subAttribute === null

function elementPath(path: AttributePath, element: ResolvedPath): ResolvedPath {
  if (path.schema !== null || path.subAttribute !== null) throw noSuchAttribute(path, element.name ?? '')
  if (element.attribute !== null && element.attribute.type !== 'complex') {
    // The elements of a simple attribute have no names; RFC 7643 section 2.4 calls what they are "value".
    if (path.attribute.toLowerCase() !== 'value') throw noSuchAttribute(path, element.name ?? '')
    return element
  }
  const target = withSubAttribute(element, path.attribute)
  if (isUnknownSubAttribute(target)) throw noSuchAttribute(path, element.name ?? '')
  return target
}

function compare(
  found: ResolvedPath,
  operator: CompareOperator,
  value: string | number | boolean | null,
  path: string,
): Condition {
  if (value === null) return compareWithNull(found, operator, path)
  const target = comparable(found, path)
  const compared = comparedValue(target.definition, operator, value, path)
  if (operator !== 'ne') return { kind: 'compare', path: target.canonical, target, operator, ...compared }
  return { kind: 'not', condition: { kind: 'compare', path: target.canonical, target, operator: 'eq', ...compared } }
}

/** `emails co "x"` means `emails.value co "x"`: RFC 7644 section 3.4.2.2 for attributes with several values. */
function comparable(target: ResolvedPath, path: string): ResolvedPath {
  if (target.definition?.type !== 'complex') return target
  if (subAttributeOf(target.definition, 'value') === undefined) {
    throw new ScimError(
      400,
      'invalidFilter',
      `${quoted(path)} has several parts; name the one to compare, such as ${path}.${target.definition.subAttributes?.[0]?.name ?? 'value'}.`,
      path,
    )
  }
  return withSubAttribute(target, 'value')
}

function compareWithNull(target: ResolvedPath, operator: CompareOperator, path: string): Condition {
  if (operator === 'ne') return present(target)
  if (operator === 'eq') return { kind: 'not', condition: present(target) }
  throw new ScimError(400, 'invalidFilter', `${quoted(path)} is compared with null; only eq and ne can do that.`, path)
}

function refuseWithoutElements(target: ResolvedPath, path: AttributePath): void {
  const definition = target.definition
  if (target.subName === null && (definition === null || definition.multiValued || definition.type === 'complex'))
    return
  throw new ScimError(
    400,
    'invalidFilter',
    `${quoted(printAttributePath(path))} has no elements, so it cannot have a filter in brackets.`,
    printAttributePath(path),
  )
}

function noSuchAttribute(path: AttributePath, owner: string): ScimError {
  const name = printAttributePath(path)
  return new ScimError(400, 'invalidFilter', `There is no attribute ${quoted(name, 120)} in ${owner}.`, name)
}

/** A filter could find out, one letter at a time, what is never returned: RFC 7643 section 7, "returned". */
function secret(path: AttributePath): ScimError {
  const name = printAttributePath(path)
  return new ScimError(
    400,
    'invalidFilter',
    `${quoted(name)} is never returned, so it cannot be used in a filter.`,
    name,
  )
}
