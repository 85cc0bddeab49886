import {
  type Filter,
  type Condition as ResolvedCondition,
  type ResolvedPath,
  type ResourceType,
  resolveFilter,
  ScimError,
} from '@dynasend/scim'
import type { Condition } from '../directory/contract.ts'

/**
 * Turns a filter into what storage can look up.
 * @throws {ScimError} 400 invalidFilter for an attribute that does not exist, is secret, or cannot be compared so
 */
export function conditionOf(filter: Filter, resourceType: ResourceType): Condition {
  return lookupOf(resolveFilter(filter, resourceType), resourceType)
}

/** Holds for every resource, because each has an id. */
const always: Condition = { kind: 'present', path: 'id' }
const never: Condition = { kind: 'not', condition: always }

/** The same condition without the schema in it; what needs no look-up is decided here. */
export function lookupOf(condition: ResolvedCondition, resourceType: ResourceType): Condition {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return { kind: condition.kind, conditions: condition.conditions.map((part) => lookupOf(part, resourceType)) }
    case 'not':
      return { kind: 'not', condition: lookupOf(condition.condition, resourceType) }
    case 'element':
      refuseSecret(condition.target)
      return { kind: 'element', path: condition.path, condition: lookupOf(condition.condition, resourceType) }
    case 'present':
      refuseSecret(condition.target)
      return presence(condition.target)
    case 'compare': {
      refuseSecret(condition.target)
      const { path, operator, value, caseExact, type } = condition
      // The address of a list decides the type, so the comparison holds for all of its resources or for none.
      if (path === 'meta.resourcetype') return isType(condition, resourceType) ? always : never
      if (path === 'schemas') return hasSchema(condition, resourceType)
      return { kind: 'compare', path, operator, value, caseExact, type }
    }
  }
}

type Comparison = Extract<ResolvedCondition, { readonly kind: 'compare' }>

function isType({ operator, value }: Comparison, resourceType: ResourceType): boolean {
  if (operator === 'eq') return value === resourceType.name
  throw new ScimError(
    400,
    'invalidFilter',
    'meta.resourceType can only be compared with eq or ne.',
    'meta.resourceType',
  )
}

/** Every resource has its core schema; an extension is there where one of its attributes is. */
function hasSchema({ operator, value }: Comparison, { schema, extensionsById }: ResourceType): Condition {
  if (operator !== 'eq') {
    throw new ScimError(400, 'invalidFilter', 'schemas can only be compared with eq or ne.', 'schemas')
  }
  const wanted = String(value).toLowerCase()
  if (wanted === schema.id.toLowerCase()) return always
  const extension = extensionsById.get(wanted)
  if (!extension || extension.schema.attributes.length === 0) return never
  return {
    kind: 'or',
    conditions: extension.schema.attributes.map((one) => presenceOf(`${wanted}:${one.name.toLowerCase()}`, one)),
  }
}

/** A complex attribute is present when one of its parts is. */
function presence(target: ResolvedPath): Condition {
  const path = target.canonical
  if (path === 'meta' || path.startsWith('meta.') || path === 'schemas') return always
  if (path === 'members' || path === 'groups') return { kind: 'present', path: `${path}.value` }
  return presenceOf(path, target.definition)
}

function presenceOf(path: string, definition: ResolvedPath['definition']): Condition {
  const parts = definition?.type === 'complex' ? (definition.subAttributes ?? []) : []
  if (parts.length === 0) return { kind: 'present', path }
  return {
    kind: 'or',
    conditions: parts.map((part) => ({ kind: 'present', path: `${path}.${part.name.toLowerCase()}` })),
  }
}

/** A filter on a password would let a client guess it; addresses and versions are made with the answer. */
function refuseSecret({ canonical, attribute }: ResolvedPath): void {
  if (attribute?.returned === 'never' || canonical === 'meta.location' || canonical === 'meta.version') {
    throw new ScimError(400, 'invalidFilter', `${canonical} cannot be used in a filter.`, canonical)
  }
}
