import type { RequestOptions } from '../connection.ts'
import type { CheckContext } from '../context.ts'
import { expectList, expectResource, expectStatus, type ResourceList } from '../expectations.ts'
import { type Json, PATCH_OP, type Resource } from '../resource.ts'

/** The body of a PATCH: RFC 7644 section 3.5.2. */
export function patchBody(...operations: Json[]): Json {
  return { schemas: [PATCH_OP], Operations: operations }
}

/** The address of a resource, below the Tenant URL. */
export function at(collection: '/Users' | '/Groups', { id }: { id: string }): string {
  return `${collection}/${encodeURIComponent(id)}`
}

/** Changes a resource, which has to work, and reads it again. */
export async function change(context: CheckContext, path: string, ...operations: Json[]): Promise<Resource> {
  expectStatus(await context.patch(path, patchBody(...operations)), [200, 204])
  return read(context, path)
}

/** Reads a resource, which has to be there. */
export async function read(context: CheckContext, path: string): Promise<Resource> {
  return expectResource(await context.get(path))
}

/** Asks a collection with a filter. @param more further query parameters, encoded */
export async function query(
  context: CheckContext,
  collection: '/Users' | '/Groups',
  filter: string,
  more = '',
  options: RequestOptions = {},
): Promise<ResourceList> {
  return expectList(await context.get(`${collection}?filter=${encodeURIComponent(filter)}${more}`, options))
}
