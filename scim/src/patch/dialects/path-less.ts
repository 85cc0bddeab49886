import { ScimError } from '../../errors/scim-error.ts'
import { isJsonObject } from '../../json.ts'
import { parsePath } from '../../path/value-path.ts'
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
  if (operation.path !== null && !namesWholeSchema(operation, resourceType)) return [operation]
  if (operation.op === 'remove') return [operation]
  if (!isJsonObject(operation.value)) {
    throw new ScimError(400, 'invalidValue', 'An operation without a "path" needs an object as its "value".')
  }
  const schema = operation.path === null ? null : resolvePath(resourceType, operation.path)
  return Object.entries(operation.value).flatMap(([key, value]) => {
    const path = parsePath(schema?.extension == null || key.includes(':') ? key : `${schema.extension}:${key}`)
    const target = resolvePath(resourceType, path)
    return isServersOwn(target) ? [] : expandPathLess({ op: operation.op, path, value }, resourceType)
  })
}

function namesWholeSchema(operation: PatchOperation, resourceType: ResourceType): boolean {
  if (operation.path === null) return true
  const target = resolvePath(resourceType, operation.path)
  // The URN of an extension that nobody registered reads as an attribute "User"; its object tells what it is.
  const unknownExtension = target.attribute === null && target.extension !== null && target.subName === null
  return target.name === null || (unknownExtension && isJsonObject(operation.value) && operation.path.filter === null)
}

const isServersOwn = (target: ResolvedPath): boolean =>
  target.canonical === 'schemas' ||
  target.attribute?.mutability === 'readOnly' ||
  target.definition?.mutability === 'readOnly'
