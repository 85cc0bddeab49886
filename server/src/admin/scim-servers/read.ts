import type { AccountDirectory } from '../../directory/operator-contract.ts'
import { notFound } from '../route/problem.ts'
import { toScimServer } from './server.ts'
import type { ScimServer } from './shapes.ts'

/** One SCIM server of the account. @throws {AdminProblem} 404 for a foreign or unknown id. */
export async function readServer(account: AccountDirectory, id: string, publicUrl: string): Promise<ScimServer> {
  const server = await account.scimServer(id)
  if (server === null) throw notFound()
  return toScimServer(server, publicUrl)
}
