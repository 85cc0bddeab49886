import type { JsonObject } from '../json.ts'
import { applyPatch } from '../patch/apply.ts'
import type { PatchOptions } from '../patch/change.ts'
import { parsePatchRequest } from '../patch/operation.ts'
import { createSchemaRegistry } from '../schema/registry.ts'
import { USER_SCHEMA } from '../schema/urns.ts'

const registry = createSchemaRegistry()

/** A user with nothing but a name, as Microsoft's validator makes one before it adds the rest. */
export const minimalUser: JsonObject = { schemas: [USER_SCHEMA], userName: 'asa@nordwind.example' }

/** Sends one PATCH with these operations to a user. */
export function patchUser(user: JsonObject, operations: readonly JsonObject[], options: PatchOptions = {}): JsonObject {
  return applyPatch(user, parsePatchRequest({ Operations: [...operations] }), registry.resourceType('User'), options)
}

/** Sends one PATCH with these operations to a group. */
export function patchGroup(group: JsonObject, ...operations: readonly JsonObject[]): JsonObject {
  return applyPatch(group, parsePatchRequest({ Operations: [...operations] }), registry.resourceType('Group'))
}
