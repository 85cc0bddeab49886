import { failureOf, incompatible } from './problem.ts'
import type { ScimReply } from './scim-connection.ts'

export type ScimResource = Record<string, unknown> & { id: string }

export interface ScimList {
  totalResults: number
  resources: ScimResource[]
}

/** Reads the answer of a query. @throws {ScimFailure} when it is no ListResponse that Entra could read */
export function readList(what: string, reply: ScimReply): ScimList {
  if (reply.status === 404 || (reply.status >= 300 && reply.status < 400)) {
    throw incompatible(`an HTTP ${reply.status} response was returned rather than the expected HTTP/200 OK`, reply)
  }
  if (reply.status !== 200) throw failureOf(what, reply)
  const body = asObject(reply.json)
  if (!body) throw incompatible('the response is not JSON', reply)
  const schemas: unknown = body['schemas']
  if (!Array.isArray(schemas) || !schemas.includes('urn:ietf:params:scim:api:messages:2.0:ListResponse')) {
    throw incompatible('the response is not a ListResponse', reply)
  }
  const total = body['totalResults']
  const resources: unknown = body['Resources'] ?? []
  if (typeof total !== 'number' || !Array.isArray(resources)) {
    throw incompatible('totalResults must be a number and Resources an array', reply)
  }
  return { totalResults: total, resources: resources.map((resource) => checkResource(resource, reply)) }
}

/** Reads one resource. @throws {ScimFailure} */
export function readResource(what: string, reply: ScimReply, expected: number): ScimResource {
  if (reply.status !== expected) throw failureOf(what, reply)
  return checkResource(reply.json, reply)
}

/** @throws {ScimFailure} unless the answer is 200 or 204 */
export function expectDone(what: string, reply: ScimReply): void {
  if (reply.status !== 200 && reply.status !== 204) throw failureOf(what, reply)
}

/** Types that break Entra's reader: no id, a boolean as text, a manager that is no object. */
function checkResource(value: unknown, reply: ScimReply): ScimResource {
  const resource = asObject(value)
  if (!resource) throw incompatible('a resource is not a JSON object', reply)
  const { id, active } = resource
  if (typeof id !== 'string' || id === '') throw incompatible('a resource has no id', reply)
  if (active !== undefined && active !== null && typeof active !== 'boolean') {
    throw incompatible('active is not a boolean', reply)
  }
  for (const name of ['emails', 'phoneNumbers', 'addresses', 'roles', 'members']) {
    const list = resource[name]
    if (list !== undefined && list !== null && !Array.isArray(list))
      throw incompatible(`${name} is not an array`, reply)
  }
  const enterprise = asObject(resource['urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'])
  const manager = enterprise?.['manager']
  if (typeof manager === 'string') throw incompatible('manager is text and not an object', reply)
  return { ...resource, id }
}

function asObject(value: unknown): Record<string, unknown> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null
}
