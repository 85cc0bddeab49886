import type { JsonObject } from '../../base/json.ts'
import type { CallFacts } from '../contract.ts'
import { NotFoundError, ReadOnlyError } from '../errors.ts'
import type { Actor } from '../operator-contract.ts'
import type { Session } from '../records/session.ts'
import { deleteUser } from '../users/delete.ts'
import { updateUser } from '../users/index.ts'
import type { OperatorContext } from './context.ts'
import { settingsFrom } from './server-settings.ts'

/** The person's SCIM server as a place to write to, in the operator's name. @throws {NotFoundError | ReadOnlyError} */
async function sessionFor(context: OperatorContext, accountId: string, id: string, actor: Actor): Promise<Session> {
  const { database, clock } = context
  const server = await database.read
    .selectFrom('resources')
    .innerJoin('scim_servers', 'scim_servers.id', 'resources.scim_server_id')
    .select(['scim_servers.id', 'scim_servers.state', 'scim_servers.settings', 'resources.source'])
    .where('scim_servers.account_id', '=', accountId)
    .where('resources.id', '=', id)
    .where('resources.kind', '=', 'User')
    .executeTakeFirst()
  if (server === undefined) throw new NotFoundError('No such person.')
  if (server.source === 'scim' || server.state === 'connected')
    throw new ReadOnlyError('A SCIM server keeps this person.')
  const settings = settingsFrom(server.settings)
  return { database, clock, accountId, scimServerId: server.id, settings, actor: actor.name }
}

const call = (method: string, id: string): CallFacts => ({ requestId: '', method, path: `/Users/${id}`, body: null })

const answer = () => ({ status: 200, body: null })

export async function editPerson(
  context: OperatorContext,
  accountId: string,
  id: string,
  change: (document: JsonObject) => JsonObject,
  actor: Actor,
): Promise<void> {
  const session = await sessionFor(context, accountId, id, actor)
  await updateUser(session, id, (current) => change(current.document), { call: call('PATCH', id), answer })
}

export async function deletePerson(
  context: OperatorContext,
  accountId: string,
  id: string,
  actor: Actor,
): Promise<void> {
  const session = await sessionFor(context, accountId, id, actor)
  await deleteUser(session, id, { call: call('DELETE', id), answer })
}
