import { ScimError } from '../../errors/scim-error.ts'
import { isJsonObject, type JsonValue } from '../../json.ts'
import { type PatchPath, parsePath, printPath } from '../../path/value-path.ts'
import { type ResolvedPath, resolvePath } from '../../schema/resolve-path.ts'
import type { ResourceType } from '../../schema/resource-type.ts'
import type { PatchOperation } from '../operation.ts'

/**
 * An operation without a path becomes one operation for each key of its value. Keys may be plain names (RFC 7644, Okta),
 * dotted names and full URNs (Entra with aadOptscim062020: Captain-P-Goldfish/SCIM-SDK#193), or an extension's URN.
 * Read-only attributes are left out: Okta sends the `id` along.
 * @throws {ScimError} 400 invalidValue when the value is no object, invalidPath for a key that is no path
 */
export function expandPathLess(operation: PatchOperation, resourceType: ResourceType): PatchOperation[] {
  const { op, path, value } = operation
  const urn = path === null ? null : wholeSchemaUrn(path, value, resourceType)
  if (op === 'remove' || (path !== null && urn === null)) return [operation]
  if (!isJsonObject(value)) {
    throw new ScimError(400, 'invalidValue', 'An operation without a "path" needs an object as its "value".')
  }
  return Object.entries(value).flatMap(([key, part]) => {
    const keyPath = parsePath(urn === null || key.includes(':') ? key : `${urn}:${key}`)
    const target = resolvePath(resourceType, keyPath)
    return isServersOwn(target) ? [] : expandPathLess({ op, path: keyPath, value: part }, resourceType)
  })
}

/** The URN when the path names a whole schema, else null. */
function wholeSchemaUrn(path: PatchPath, value: JsonValue | undefined, resourceType: ResourceType): string | null {
  const target = resolvePath(resourceType, path)
  if (target.name === null) return target.extension ?? resourceType.schema.id
  // The URN of an extension that nobody registered reads as an attribute "User"; its object tells what it is.
  const isUnknown = target.extension !== null && target.attribute === null && target.subName === null
  return isUnknown && path.filter === null && isJsonObject(value) ? printPath(path) : null
}

const isServersOwn = (target: ResolvedPath): boolean =>
  target.canonical === 'schemas' ||
  target.attribute?.mutability === 'readOnly' ||
  target.definition?.mutability === 'readOnly'
