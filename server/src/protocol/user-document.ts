import { ENTERPRISE_USER_SCHEMA } from '@dynasend/scim'
import type { JsonObject } from '../base/json.ts'
import { isObject } from './user-resource.ts'

/** What is stored of a user: everything as it came, without what the server itself makes and without a password. */
export function userDocument(resource: JsonObject): JsonObject {
  const { id: _id, meta: _meta, groups: _groups, password: _password, ...document } = resource
  const enterprise = document[ENTERPRISE_USER_SCHEMA]
  if (!isObject(enterprise)) return document
  return { ...document, [ENTERPRISE_USER_SCHEMA]: withManagerById(enterprise) }
}

/** Address and name of the manager are made anew with each answer, because both can change without this user. */
function withManagerById(enterprise: JsonObject): JsonObject {
  const { manager, ...rest } = enterprise
  const id = isObject(manager) ? manager['value'] : manager
  return typeof id === 'string' && id !== '' ? { ...rest, manager: { value: id } } : rest
}
