import { newId } from '../../base/ids.ts'
import type { ScimServerRow, ScimTokenRow } from '../../storage/tables.ts'
import type { ScimServerId, ScimServerSettings } from '../contract.ts'
import { NotFoundError } from '../errors.ts'
import type { Actor, ScimServerRecord, ScimTokenRecord } from '../operator-contract.ts'
import { type OperatorContext, record, type Transaction, timeOf } from './context.ts'
import { defaultSettings, settingsFrom } from './server-settings.ts'
import { addToken } from './tokens.ts'
import { workloadIdentityRecord } from './workload-identity-record.ts'

const toToken = (row: ScimTokenRow): ScimTokenRecord => ({
  id: row.id,
  kind: row.kind,
  hint: row.hint,
  createdAt: row.created_at,
  createdBy: row.created_by,
  lastUsedAt: row.last_used_at,
  revokedAt: row.revoked_at,
  expiresAt: row.expires_at,
})

async function count({ database }: OperatorContext, scimServerId: string, kind: 'User' | 'Group'): Promise<number> {
  const row = await database.read
    .selectFrom('resources')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('scim_server_id', '=', scimServerId)
    .where('kind', '=', kind)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** When the SCIM server's caller was last heard, reads included. */
async function lastCall({ database }: OperatorContext, scimServerId: string): Promise<string | null> {
  const written = await database.read
    .selectFrom('activity')
    .select('at')
    .where('scim_server_id', '=', scimServerId)
    .where('kind', '!=', 'operator')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  const read = await database.read
    .selectFrom('read_summaries')
    .select(({ fn }) => fn.max('last_at').as('at'))
    .where('scim_server_id', '=', scimServerId)
    .executeTakeFirst()
  const times = [written?.at, read?.at].filter((at) => typeof at === 'string')
  return times.sort().at(-1) ?? null
}

async function complete(context: OperatorContext, row: ScimServerRow): Promise<ScimServerRecord> {
  const tokens = await context.database.read
    .selectFrom('scim_tokens')
    .selectAll()
    .where('scim_server_id', '=', row.id)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute()
  return {
    id: row.id,
    name: row.name,
    state: row.state,
    settings: settingsFrom(row.settings),
    created: row.created_at,
    people: await count(context, row.id, 'User'),
    groups: await count(context, row.id, 'Group'),
    lastCallAt: await lastCall(context, row.id),
    tokens: tokens.map(toToken),
    workloadIdentity: await workloadIdentityRecord(context, row.id),
  }
}

export async function scimServers(context: OperatorContext, accountId: string): Promise<ScimServerRecord[]> {
  const rows = await context.database.read
    .selectFrom('scim_servers')
    .selectAll()
    .where('account_id', '=', accountId)
    .orderBy('id')
    .execute()
  return Promise.all(rows.map((row) => complete(context, row)))
}

export async function scimServer(
  context: OperatorContext,
  accountId: string,
  id: ScimServerId,
): Promise<ScimServerRecord | null> {
  const row = await context.database.read
    .selectFrom('scim_servers')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row === undefined ? null : complete(context, row)
}

export async function createScimServer(
  context: OperatorContext,
  accountId: string,
  name: string,
  settings: Partial<ScimServerSettings>,
  actor: Actor,
): Promise<{ id: ScimServerId; secretToken: string }> {
  const row: ScimServerRow = {
    account_id: accountId,
    id: newId(context.clock.now()),
    name,
    state: 'connected',
    settings: JSON.stringify({ ...defaultSettings, ...settings }),
    created_at: timeOf(context.clock),
    created_by: actor.name,
  }
  return context.database.write(async (tx) => {
    await tx.insertInto('scim_servers').values(row).execute()
    const token = await addToken(tx, context, row.id, actor)
    const deed = { accountId, scimServerId: row.id, action: 'scimServer.create', subject: row.id }
    await record(tx, context, actor, { ...deed, words: `created the SCIM server “${name}”` })
    return { id: row.id, secretToken: token.secretToken }
  })
}

/** The row of the account's SCIM server, held until the transaction ends. @throws {NotFoundError} */
export async function holdServer(tx: Transaction, accountId: string, id: ScimServerId): Promise<ScimServerRow> {
  const row = await tx
    .updateTable('scim_servers')
    .set((of) => ({ name: of.ref('name') }))
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst()
  if (row === undefined) throw new NotFoundError('No such SCIM server.')
  return row
}

export async function changeScimServer(
  context: OperatorContext,
  accountId: string,
  id: ScimServerId,
  change: { readonly name?: string | undefined; readonly settings?: Partial<ScimServerSettings> | undefined },
  actor: Actor,
): Promise<void> {
  await context.database.write(async (tx) => {
    const row = await holdServer(tx, accountId, id)
    const name = change.name ?? row.name
    const settings = JSON.stringify({ ...settingsFrom(row.settings), ...change.settings })
    if (name === row.name && settings === row.settings) return
    await tx
      .updateTable('scim_servers')
      .set({ name, settings })
      .where('account_id', '=', accountId)
      .where('id', '=', id)
      .execute()
    const deed = { accountId, scimServerId: id, action: 'scimServer.change', subject: id }
    await record(tx, context, actor, { ...deed, words: `changed the settings of the SCIM server “${name}”` })
  })
}

async function setState(
  context: OperatorContext,
  accountId: string,
  id: ScimServerId,
  actor: Actor,
  state: ScimServerRow['state'],
): Promise<void> {
  await context.database.write(async (tx) => {
    const row = await holdServer(tx, accountId, id)
    if (row.state === state) return
    await tx
      .updateTable('scim_servers')
      .set({ state })
      .where('account_id', '=', accountId)
      .where('id', '=', id)
      .execute()
    const source = state === 'connected' ? 'scim' : 'manual'
    await tx.updateTable('resources').set({ source }).where('scim_server_id', '=', id).execute()
    const action = state === 'connected' ? 'scimServer.reconnect' : 'scimServer.disconnect'
    const words =
      state === 'connected'
        ? `reconnected the SCIM server “${row.name}”`
        : `disconnected the SCIM server “${row.name}”; its people became manual`
    await record(tx, context, actor, { accountId, scimServerId: id, action, subject: id, words })
  })
}

/** Its tokens are refused from now on; people and groups stay and become manual. */
export const disconnect = async (context: OperatorContext, accountId: string, id: ScimServerId, actor: Actor) =>
  setState(context, accountId, id, actor, 'disconnected')

/** Its tokens are accepted again; people and groups are its caller's. */
export const reconnect = async (context: OperatorContext, accountId: string, id: ScimServerId, actor: Actor) =>
  setState(context, accountId, id, actor, 'connected')
