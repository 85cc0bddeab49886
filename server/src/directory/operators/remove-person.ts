import type { Clock } from '../../base/clock.ts'
import type { Database } from '../../storage/contract.ts'
import { NotFoundError } from '../errors.ts'
import { deleteUser } from '../users/delete.ts'
import { settingsFrom } from './server-settings.ts'

/** Whom to remove, and in whose name. */
export interface Removal {
  readonly accountId: string
  readonly scimServerId: string
  readonly personId: string
  readonly actor: string
}

/** Removes a person whoever keeps them, as a delete over SCIM does. For erasure, which takes the records of it afterwards. @throws {NotFoundError} */
export async function removePerson(
  { database, clock }: { readonly database: Database; readonly clock: Clock },
  { accountId, scimServerId, personId, actor }: Removal,
): Promise<void> {
  const server = await database.read
    .selectFrom('scim_servers')
    .select('settings')
    .where('account_id', '=', accountId)
    .where('id', '=', scimServerId)
    .executeTakeFirst()
  if (server === undefined) throw new NotFoundError('No such SCIM server.')
  const session = { database, clock, accountId, scimServerId, settings: settingsFrom(server.settings), actor }
  const call = { requestId: '', method: 'DELETE', path: `/Users/${personId}`, body: null }
  await deleteUser(session, personId, { call, answer: () => ({ status: 204, body: null }) })
}
