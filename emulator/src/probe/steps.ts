import { encodeFilter, equals } from '../scim-client/index.ts'
import type { Answer } from './connection.ts'
import type { CheckContext } from './context.ts'
import { unmet } from './ending.ts'
import { expectResource, expectStatus, expectValue } from './expectations.ts'
import { isRecord, PATCH_OP, type Resource } from './resource.ts'

/** One operation of a PATCH, written as a client writes it. */
export interface PatchOperation {
  op: string
  path?: string
  value?: unknown
}

/** The address of an object. */
export function addressOf(collection: '/Users' | '/Groups', { id }: { id: string }): string {
  return `${collection}/${encodeURIComponent(id)}`
}

/** Looks up by one attribute, written as Entra writes it. @param before more of the query, such as `excludedAttributes=members` */
export function lookUp(
  context: CheckContext,
  collection: '/Users' | '/Groups',
  attribute: string,
  value: string,
  before = '',
): Promise<Answer> {
  const filter = encodeFilter(equals(attribute, value))
  return context.get(`${collection}?${before === '' ? '' : `${before}&`}filter=${filter}`)
}

/** Sends a PATCH that must be accepted (200 with or 204 without a body) and reads the object back. */
export async function patchAndRead(
  context: CheckContext,
  address: string,
  operations: readonly PatchOperation[],
): Promise<Resource> {
  const answer = await context.patch(address, { schemas: [PATCH_OP], Operations: operations })
  expectStatus(answer, [200, 204], 'for the PATCH')
  return readBack(context, address)
}

/** @returns the object as the server has it now */
export async function readBack(context: CheckContext, address: string): Promise<Resource> {
  return expectResource(await context.get(address))
}

/** Expects each path to have its value. */
export function expectValues(resource: Resource, wanted: Readonly<Record<string, unknown>>): void {
  for (const [path, value] of Object.entries(wanted)) expectValue(resource, path, value)
}

/** Expects exactly these members, in any order. */
export function expectMembers(group: Resource, wanted: readonly string[]): void {
  const list: unknown = group['members'] ?? []
  const found = Array.isArray(list) ? list.map((one: unknown) => String(isRecord(one) ? one['value'] : one)) : null
  if (found && found.toSorted().join() === wanted.toSorted().join()) return
  const name = (ids: readonly string[]): string => (ids.length === 0 ? 'no members' : `the members ${ids.join(', ')}`)
  unmet(name(wanted), found ? name(found) : 'members that are no array')
}
