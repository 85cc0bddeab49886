import { ScimError } from '../errors/scim-error.ts'
import { cloneJson, isJsonObject, type JsonObject, ownKey, ownValueOf } from '../json.ts'
import { type PatchPath, printPath } from '../path/value-path.ts'
import { requireAttributes } from '../resource/read.ts'
import { carriedExtensions, refuseOtherType } from '../resource/schemas-list.ts'
import { type ResolvedPath, resolvePath } from '../schema/resolve-path.ts'
import type { ResourceType } from '../schema/resource-type.ts'
import type { Change, PatchOptions } from './change.ts'
import { expandPathLess } from './dialects/path-less.ts'
import type { PatchOperation } from './operation.ts'
import { removeAttribute } from './remove.ts'
import { writeAttribute } from './write.ts'

/** After operations without a path were taken apart. */
const MAXIMUM_CHANGES = 2000

/**
 * Applies PATCH operations one after the other: RFC 7644 section 3.5.2 and what Entra and Okta send beyond it. Pure:
 * the resource given is never changed, and nothing that no operation names is changed in the result, except that
 * a new primary value ends an old one and that `schemas` gets the URN of a new extension.
 * @throws {ScimError} 400 or 413; then nothing was applied
 */
export function applyPatch(
  resource: JsonObject,
  operations: readonly PatchOperation[],
  resourceType: ResourceType,
  options: PatchOptions = {},
): JsonObject {
  const draft = cloneJson(resource)
  const expanded = operations.flatMap((operation) => expandPathLess(operation, resourceType))
  if (expanded.length > MAXIMUM_CHANGES) {
    throw new ScimError(
      413,
      'tooMany',
      `The PATCH changes ${expanded.length} attributes; at most ${MAXIMUM_CHANGES} are allowed.`,
    )
  }
  for (const operation of expanded) {
    const carried = carriedExtensions(draft)
    applyOne(draft, operation, resourceType, options)
    nameNewExtensions(draft, carried, resourceType)
  }
  if (expanded.length > 0) refuseLostAttributes(draft, resource, resourceType)
  return draft
}

function applyOne(
  draft: JsonObject,
  operation: PatchOperation,
  resourceType: ResourceType,
  options: PatchOptions,
): void {
  const path = operation.path
  if (path === null) return
  const target = resolvePath(resourceType, path)
  if (target.canonical === 'schemas') return
  const extension = wholeExtensionIn(draft, target, path)
  if (extension !== undefined) {
    delete draft[extension]
    return
  }
  if (target.name === null) return
  if (target.definition?.returned === 'never' && options.keepNeverReturned !== true) return
  const owner = ownerOf(draft, target, operation.op !== 'remove')
  if (owner === undefined) return
  const change: Change = { op: operation.op, path, target, value: operation.value, options }
  refuseReadOnly(owner, change)
  if (operation.op === 'remove') removeAttribute(owner, change)
  else writeAttribute(owner, change)
  dropEmptyExtension(draft, target)
}

/** The object that holds the attribute: the resource, or the extension in it (made when `create` says so). */
function ownerOf(draft: JsonObject, target: ResolvedPath, create: boolean): JsonObject | undefined {
  if (target.extension === null) return draft
  const existing = ownValueOf(draft, target.extension)
  if (isJsonObject(existing) || !create) return isJsonObject(existing) ? existing : undefined
  const made: JsonObject = {}
  draft[target.extension] = made
  return made
}

function dropEmptyExtension(draft: JsonObject, target: ResolvedPath): void {
  const key = target.extension === null ? undefined : ownKey(draft, target.extension)
  if (key !== undefined && Object.keys(draft[key] ?? {}).length === 0) delete draft[key]
}

/** The key of the extension that the path names as a whole; only `remove` still does after `expandPathLess`. */
function wholeExtensionIn(draft: JsonObject, target: ResolvedPath, path: PatchPath): string | undefined {
  if (target.name === null && target.extension === null) {
    throw new ScimError(400, 'noTarget', `${printPath(path)} names the whole resource; use DELETE.`)
  }
  const key = target.extension === null || path.filter !== null ? undefined : ownKey(draft, printPath(path))
  return key !== undefined && isJsonObject(draft[key]) ? key : undefined
}

function refuseReadOnly(owner: JsonObject, { target, path, value }: Change): void {
  const readOnly = [target.attribute, target.definition].find((attribute) => attribute?.mutability === 'readOnly')
  if (readOnly === undefined || readOnly === null) return
  if (target.subName === null && value !== undefined && ownValueOf(owner, readOnly.name) === value) return
  throw new ScimError(400, 'mutability', `"${printPath(path)}" is read-only.`, readOnly.name)
}

/**
 * RFC 7643 section 3: `schemas` names what the resource carries. After each operation, so that operations sent one by one or
 * together come to the same.
 */
function nameNewExtensions(draft: JsonObject, before: readonly string[], resourceType: ResourceType): void {
  const schemas = draft['schemas']
  if (!Array.isArray(schemas)) return
  const carried = carriedExtensions(draft)
  if (carried.length === 0) return
  const known = new Set([...before, ...schemas].map((urn) => (typeof urn === 'string' ? urn.toLowerCase() : '')))
  const added = carried.filter((urn) => !known.has(urn.toLowerCase()))
  for (const urn of added) refuseOtherType(urn, resourceType)
  schemas.push(...added)
}

/** What was complete must stay complete; what never was (a document from before a schema asked for more) is not this PATCH's fault. */
function refuseLostAttributes(draft: JsonObject, before: JsonObject, resourceType: ResourceType): void {
  try {
    requireAttributes(before, resourceType)
  } catch {
    return
  }
  requireAttributes(draft, resourceType)
}
