import type { Clock } from '../../base/index.ts'
import type { Database } from '../../storage/index.ts'
import { NotFoundError, VersionMismatchError } from '../errors.ts'
import { settingsFrom } from '../operators/server-settings.ts'
import type { Session } from '../records/session.ts'
import { deleteUser } from '../users/delete.ts'

const day = 24 * 60 * 60 * 1000

/** So many a round; the next round takes the others. */
const atMost = 1000

/**
 * Removes the people who have been inactive for longer than their SCIM server keeps leavers. Where Entra says that one is
 * back in the meantime, that one stays.
 */
export async function removeLeavers(database: Database, clock: Clock): Promise<void> {
  const servers = await database.read.selectFrom('scim_servers').selectAll().where('state', '=', 'connected').execute()
  for (const server of servers) {
    const settings = settingsFrom(server.settings)
    if (settings.leavers !== 'remove') continue
    const session: Session = {
      database,
      clock,
      accountId: server.account_id,
      scimServerId: server.id,
      settings,
      actor: 'Dynasend',
    }
    const before = new Date(clock.now() - settings.leaverDays * day).toISOString()
    for (const { id, version } of await leaversOf(database, server.id, before)) await remove(session, id, version)
  }
}

function leaversOf({ read }: Database, scimServerId: string, before: string) {
  return (
    read
      .selectFrom('resources')
      .select(['id', 'version'])
      .where('scim_server_id', '=', scimServerId)
      .where('kind', '=', 'User')
      .where('active', '=', 0)
      .where('inactive_since', '<', before)
      // Whose departure is held has not left, whatever the directory says.
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('departures')
              .select('departures.id')
              .whereRef('departures.scim_server_id', '=', 'resources.scim_server_id')
              .whereRef('departures.person_id', '=', 'resources.id')
              .where('departures.group_id', '=', '')
              .where('departures.state', '=', 'held'),
          ),
        ),
      )
      .orderBy('id')
      .limit(atMost)
      .execute()
  )
}

async function remove(session: Session, id: string, version: number): Promise<void> {
  const call = { requestId: '', method: 'DELETE', path: `/Users/${id}`, body: null }
  const answer = () => ({ status: 204, body: null })
  try {
    await deleteUser(session, id, { call, answer, ifVersion: [version] })
  } catch (error) {
    if (!(error instanceof NotFoundError || error instanceof VersionMismatchError)) throw error
  }
}
