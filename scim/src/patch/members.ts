import { ScimError } from '../errors/scim-error.ts'
import type { Condition } from '../filter/condition.ts'
import { resolveElementFilter } from '../filter/resolve.ts'
import { isJsonObject, type JsonValue, ownValueOf } from '../json.ts'
import { printPath } from '../path/value-path.ts'
import { coerceValue } from '../resource/coerce.ts'
import { type ResolvedPath, resolvePath } from '../schema/resolve-path.ts'
import type { ResourceType } from '../schema/resource-type.ts'
import { clears } from './dialects/empty-text.ts'
import { expandPathLess } from './dialects/path-less.ts'
import type { PatchOperation } from './operation.ts'

export interface NamedMember {
  readonly value: string
  readonly display: string | null
}

/** What a PATCH does to a group's members, said without their list. */
export type MemberOperation =
  | { readonly kind: 'add' | 'replace'; readonly members: readonly NamedMember[] }
  | { readonly kind: 'remove'; readonly ids: readonly string[] }
  /** Paths of the condition are full: `members.type`. */
  | { readonly kind: 'removeWhere'; readonly condition: Condition }
  | { readonly kind: 'removeAll' }

/**
 * Takes what concerns `members` out of a PATCH, so that a group of 100,000 is changed without reading its list. Every
 * shape that Entra, Okta and Microsoft's tests send is read; the order of the member operations is kept.
 * @throws {ScimError} 400 invalidValue, invalidPath, invalidFilter or mutability
 */
export function splitMemberOperations(
  operations: readonly PatchOperation[],
  resourceType: ResourceType,
): { members: MemberOperation[]; rest: PatchOperation[] } {
  const members: MemberOperation[] = []
  const rest: PatchOperation[] = []
  for (const operation of operations.flatMap((one) => expandPathLess(one, resourceType))) {
    const target = operation.path === null ? null : resolvePath(resourceType, operation.path)
    if (target?.name === 'members' && target.extension === null) members.push(...readOperation(operation, target))
    else rest.push(operation)
  }
  return { members, rest }
}

/** Reads a list of members in any of the shapes that clients send; each id once. @throws {ScimError} 400 invalidValue */
export function readMembers(value: JsonValue | undefined, resourceType: ResourceType): NamedMember[] {
  const { attribute } = resolvePath(resourceType, 'members')
  if (attribute === null || value === undefined || clears(value)) return []
  const elements = coerceValue(value, attribute) ?? []
  const members = new Map<string, NamedMember>()
  for (const element of Array.isArray(elements) ? elements : [elements]) {
    const member = readMember(element)
    members.set(member.value, member)
  }
  return [...members.values()]
}

function readMember(element: JsonValue): NamedMember {
  const value = isJsonObject(element) ? ownValueOf(element, 'value') : undefined
  if (!isJsonObject(element) || typeof value !== 'string' || value === '') {
    throw new ScimError(400, 'invalidValue', 'Each member needs a "value": the id of a user or a group.', 'members')
  }
  const display = ownValueOf(element, 'display')
  return { value, display: typeof display === 'string' ? display : null }
}

function readOperation(operation: PatchOperation, target: ResolvedPath): MemberOperation[] {
  const { op, path, value } = operation
  if (path !== null && path.filter !== null) return readFiltered(operation, target)
  if (target.subName !== null && target.subName !== 'value') throw wrongPath(operation)
  const members = membersOf(value, target)
  if (op !== 'remove') return op === 'add' && members.length === 0 ? [] : [{ kind: op, members }]
  // Without a value all go (RFC 7644); with one only those it names, even when it names none.
  return value === undefined || value === null
    ? [{ kind: 'removeAll' }]
    : removal(members.map((member) => member.value))
}

function membersOf(value: JsonValue | undefined, { attribute }: ResolvedPath): NamedMember[] {
  if (attribute === null || value === undefined || clears(value)) return []
  const elements = coerceValue(value, attribute) ?? []
  return (Array.isArray(elements) ? elements : [elements]).map(readMember)
}

function readFiltered(operation: PatchOperation, target: ResolvedPath): MemberOperation[] {
  const { op, path, value } = operation
  const element = { ...target, subName: null, subAttribute: null, definition: target.attribute, canonical: 'members' }
  if (path === null || path.filter === null) throw wrongPath(operation)
  const condition = resolveElementFilter(path.filter, element)
  const ids = namedIds(condition)
  if (op === 'remove' && target.subName === null)
    return ids === null ? [{ kind: 'removeWhere', condition }] : removal(ids)
  if (ids === null || op === 'remove') throw wrongPath(operation)
  return ids.map((id) => ({ kind: 'add', members: [{ value: id, display: displayOf(operation, target, value) }] }))
}

/** `members[value eq "x"].display` names a member that may be there already; its id can never change. */
function displayOf(operation: PatchOperation, target: ResolvedPath, value: JsonValue | undefined): string | null {
  const display = target.subName === null && isJsonObject(value) ? ownValueOf(value, 'display') : value
  if (target.subName !== null && target.subName !== 'display') throw wrongPath(operation)
  return typeof display === 'string' ? display : null
}

const removal = (ids: readonly string[]): MemberOperation[] =>
  ids.length === 0 ? [] : [{ kind: 'remove', ids: [...new Set(ids)] }]

/** The ids that a filter of the form `value eq "a" or value eq "b"` names; null for every other filter. */
function namedIds(condition: Condition): string[] | null {
  if (condition.kind === 'compare') {
    return condition.operator === 'eq' && condition.path === 'members.value' ? [String(condition.value)] : null
  }
  if (condition.kind !== 'or') return null
  const parts = condition.conditions.map(namedIds)
  return parts.some((part) => part === null) ? null : parts.flatMap((part) => part ?? [])
}

const wrongPath = ({ op, path }: PatchOperation): ScimError =>
  new ScimError(
    400,
    'mutability',
    `A member cannot be changed by ${op} "${path === null ? '' : printPath(path)}"; remove it and add another.`,
    'members',
  )
