import { newId, systemClock } from '../../base/index.ts'
import type { Database } from '../../storage/index.ts'
import type { CallFacts, ScimDirectory, ScimServerSettings } from '../contract.ts'
import { defaultSettings } from '../operators/server-settings.ts'
import { openScimSide } from '../scim-directory.ts'

export interface TestScimServer {
  readonly accountId: string
  readonly scimServerId: string
  readonly directory: ScimDirectory
  flush(): Promise<void>
}

/** A SCIM server of its own for each test, so that tests of one file do not see each other's people. */
export async function testScimServer(
  database: Database,
  change: Partial<ScimServerSettings> = {},
): Promise<TestScimServer> {
  const [accountId, scimServerId] = [newId(), newId()]
  const created_at = '2026-01-01T00:00:00.000Z'
  await database.write(async (tx) => {
    await tx.insertInto('accounts').values({ id: accountId, name: 'Nordwind Traders', created_at }).execute()
    const row = { account_id: accountId, id: scimServerId, name: 'Entra', state: 'connected', settings: '{}' } as const
    await tx
      .insertInto('scim_servers')
      .values({ ...row, created_at, created_by: 'test' })
      .execute()
  })
  const side = openScimSide(database, systemClock, raise)
  const caller = { accountId, scimServerId, tokenId: 'test', settings: { ...defaultSettings, ...change } }
  return { accountId, scimServerId, directory: side.scim(caller), flush: () => side.flush() }
}

export const call: CallFacts = { requestId: 'request-1', method: 'POST', path: '/Users', body: '{}' }

/** A write whose answer nobody looks at. */
export const options = { call, answer: () => ({ status: 200, body: null }) }

/** A user as Entra sends one. */
export function userDocument(name: string, more: Record<string, string | boolean> = {}) {
  return {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
    userName: `${name}@nordwind.example`,
    displayName: name,
    active: true,
    ...more,
  }
}

/** A group as Entra sends one. */
export function groupDocument(name: string) {
  return { schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'], displayName: name }
}

/** In a test nothing may go wrong unseen. */
function raise(error: unknown): never {
  throw error
}
