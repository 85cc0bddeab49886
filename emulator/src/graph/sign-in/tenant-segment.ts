import type { Graph } from '../graph.ts'
import { SignInError } from '../identity/index.ts'

/** Checks the tenant of a sign-in address: its id, its domain, or a word for "any tenant". @throws {SignInError} */
export function checkTenant(graph: Graph, segment: string): void {
  const { id, domain } = graph.rehearsal.tenant.profile
  const wanted = segment.toLowerCase()
  if ([id, domain, 'organizations', 'common'].some((name) => name.toLowerCase() === wanted)) return
  throw new SignInError(
    'invalid_request',
    90002,
    `Tenant '${segment}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud. This rehearsal's tenant is ${id} (${domain}).`,
  )
}
