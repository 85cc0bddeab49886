import { ScimError } from '../errors/scim-error.ts'
import { isPresent } from '../filter/match.ts'
import {
  assertJsonDepth,
  cloneJson,
  equalJson,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  ownValue,
} from '../json.ts'
import type { Attribute } from '../schema/attribute.ts'
import { type ResolvedPath, resolvePath } from '../schema/resolve-path.ts'
import type { ResourceType } from '../schema/resource-type.ts'
import { coerceValue, keepUnknown } from './coerce.ts'
import { carriedExtensions, readSchemas } from './schemas-list.ts'
import { keepOnePrimary } from './single-primary.ts'

export interface ReadOptions {
  /** What is stored now: a replacement must not change its immutable attributes, and keeps those that it leaves out. */
  readonly current?: JsonObject
  /** Keep attributes that are never returned (`password`); without it they are checked and then dropped. */
  readonly keepNeverReturned?: boolean
}

/**
 * Reads the body of POST (`create`) or PUT (`replace`) into the resource to store: types checked, booleans sent as
 * text coerced, nulls and empty lists dropped, read-only attributes ignored, names of known attributes in their
 * schema's spelling, unknown attributes kept. RFC 7644 sections 3.3 and 3.5.1. The body is not changed.
 * @throws {ScimError} 400 invalidSyntax, invalidValue or mutability
 */
export function readResource(
  body: unknown,
  resourceType: ResourceType,
  mode: 'create' | 'replace',
  options: ReadOptions = {},
): JsonObject {
  if (!isJsonObject(body))
    throw new ScimError(400, 'invalidSyntax', `The body must be a JSON object: a ${resourceType.name}.`)
  assertJsonDepth(body)
  const resource: JsonObject = { schemas: [] }
  let schemas: JsonValue | undefined
  for (const [key, value] of Object.entries(body)) {
    if (key.toLowerCase() === 'schemas') schemas = value
    else readMember(resource, key, value, resourceType, options)
  }
  dropEmptyExtensions(resource)
  if (mode === 'replace' && options.current !== undefined) keepImmutable(resource, options.current, resourceType)
  resource['schemas'] = readSchemas(schemas, resource, resourceType)
  requireAttributes(resource, resourceType)
  return resource
}

function readMember(
  resource: JsonObject,
  key: string,
  value: JsonValue,
  resourceType: ResourceType,
  options: ReadOptions,
): void {
  const target = key.includes(':') ? resolveUrn(key, value, resourceType) : coreTarget(key, resourceType)
  if (target === null) {
    const kept = keepUnknown(key, value)
    if (kept !== undefined) resource[key] = kept
    return
  }
  if (target.name === null) {
    readWholeSchema(resource, target.extension, value, resourceType, options)
    return
  }
  const owner = target.extension === null ? resource : extensionObject(resource, target.extension)
  setMember(owner, target.name, value, target.attribute, options)
}

/** Only the core: a bare name in a body never means an extension's attribute. */
function coreTarget(key: string, resourceType: ResourceType): ResolvedPath | null {
  const known = resourceType.attributes.get(key.toLowerCase())
  return known === undefined
    ? null
    : resolvePath(resourceType, { schema: null, attribute: known.name, subAttribute: null })
}

function resolveUrn(key: string, value: JsonValue, resourceType: ResourceType): ResolvedPath {
  const target = resolvePath(resourceType, key)
  // An unknown URN with an object is an extension, with anything else the full name of one of its attributes.
  const isExtension = target.attribute === null && target.name !== null && (isJsonObject(value) || value === null)
  return isExtension ? { ...target, extension: key, name: null } : target
}

function readWholeSchema(
  resource: JsonObject,
  extension: string | null,
  value: JsonValue,
  resourceType: ResourceType,
  options: ReadOptions,
): void {
  if (value === null || value === '') return
  if (!isJsonObject(value))
    throw new ScimError(400, 'invalidValue', `The value of "${extension}" must be an object.`, extension ?? undefined)
  const schema =
    extension === null ? resourceType.schema : resourceType.extensionsById.get(extension.toLowerCase())?.schema
  const owner = extension === null ? resource : extensionObject(resource, extension)
  for (const [key, part] of Object.entries(value)) {
    const attribute = schema?.attributes.find((known) => known.name.toLowerCase() === key.toLowerCase())
    setMember(owner, attribute?.name ?? key, part, attribute ?? null, options)
  }
}

/** An extension without values is unassigned: RFC 7643 section 2.5. */
function dropEmptyExtensions(resource: JsonObject): void {
  for (const urn of carriedExtensions(resource)) {
    if (Object.keys(resource[urn] ?? {}).length === 0) delete resource[urn]
  }
}

function extensionObject(resource: JsonObject, extension: string): JsonObject {
  const existing = ownValue(resource, extension)
  if (isJsonObject(existing)) return existing
  const created: JsonObject = {}
  resource[extension] = created
  return created
}

function setMember(
  owner: JsonObject,
  name: string,
  value: JsonValue,
  attribute: Attribute | null,
  options: ReadOptions,
): void {
  if (attribute?.mutability === 'readOnly') return
  const read = attribute === null ? keepUnknown(name, value) : coerceValue(value, attribute)
  if (read === undefined || (attribute?.returned === 'never' && options.keepNeverReturned !== true)) return
  owner[name] = Array.isArray(read) ? keepOnePrimary(read, new Set(read)) : read
}

function keepImmutable(resource: JsonObject, current: JsonObject, resourceType: ResourceType): void {
  for (const attribute of resourceType.attributes.values()) {
    const stored = ownValue(current, attribute.name)
    if (attribute.mutability !== 'immutable' || stored === undefined) continue
    const sent = ownValue(resource, attribute.name)
    if (sent !== undefined && !equalJson(sent, stored)) {
      throw new ScimError(400, 'mutability', `"${attribute.name}" cannot be changed once it is set.`, attribute.name)
    }
    resource[attribute.name] = cloneJson(stored)
  }
}

/** @throws {ScimError} 400 invalidValue when a required attribute, or a required extension, has no value */
export function requireAttributes(resource: JsonObject, resourceType: ResourceType): void {
  refuseMissing(resource, resourceType.schema.attributes, '')
  for (const { schema, required } of resourceType.extensions) {
    const extension = ownValue(resource, schema.id)
    if (isJsonObject(extension)) refuseMissing(extension, schema.attributes, `${schema.id}:`)
    else if (required) throw new ScimError(400, 'invalidValue', `The extension "${schema.id}" is required.`, schema.id)
  }
}

function refuseMissing(owner: JsonObject, attributes: readonly Attribute[], prefix: string): void {
  for (const { name, required, mutability } of attributes) {
    if (required && mutability !== 'readOnly' && !isPresent(ownValue(owner, name) ?? null)) {
      throw new ScimError(400, 'invalidValue', `The attribute "${prefix}${name}" is required.`, `${prefix}${name}`)
    }
  }
}
