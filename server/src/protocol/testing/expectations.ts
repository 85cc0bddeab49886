import { expect } from 'vitest'
import type { JsonObject, JsonValue } from '../../base/json.ts'
import type { Received, TestClient } from './client.ts'

/** Asserts a SCIM error: media type, status as text, and a detail that says something. */
export function expectError(received: Received, status: number, scimType?: string): void {
  expect({ status: received.status, body: received.body }).toMatchObject({
    status,
    body: { schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'], status: String(status) },
  })
  expect(received.body['scimType']).toBe(scimType)
  expect(String(received.body['detail']).length).toBeGreaterThan(10)
  expect(received.headers['content-type']).toBe('application/scim+json; charset=utf-8')
}

/** Creates a resource and returns its id. */
export async function created(client: TestClient, path: string, body: JsonObject): Promise<string> {
  const received = await client.post(path, body)
  expect(received.status, received.text).toBe(201)
  return String(received.body['id'])
}

/** The resources of a ListResponse. */
export function listed(received: Received): JsonObject[] {
  expect(received.status, received.text).toBe(200)
  expect(received.body['schemas']).toEqual(['urn:ietf:params:scim:api:messages:2.0:ListResponse'])
  const resources = received.body['Resources']
  if (!Array.isArray(resources)) throw new Error('a ListResponse must have Resources')
  return resources.map(object)
}

export function object(value: JsonValue | undefined): JsonObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Error(`no object: ${JSON.stringify(value)}`)
  return value
}

/** The ids that a group's `members` names, sorted. */
export async function memberIds(client: TestClient, groupId: string): Promise<string[]> {
  const { body } = await client.get(`/Groups/${groupId}`)
  const members = body['members'] ?? []
  if (!Array.isArray(members)) throw new Error('members must be a list')
  return members.map((member) => String(object(member)['value'])).sort()
}

export const query = (filter: string): string => `?filter=${encodeURIComponent(filter)}`
