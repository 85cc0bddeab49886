import { type Kysely, sql } from 'kysely'
import { retentionOf } from '../../audit/index.ts'
import type { Database, Tables } from '../../storage/index.ts'

const day = 24 * 60 * 60 * 1000

/** So few rows at a time that nobody waits for the cleaning. */
const pieceSize = 500

/** Removes what is older than each account keeps it. @param now milliseconds since 1970 @throws {StorageUnavailableError} */
export async function removeOldRecords(database: Database, now: number): Promise<void> {
  const ago = (days: number): string => new Date(now - days * day).toISOString()
  const accounts = await database.read.selectFrom('accounts').select('id').orderBy('id').execute()
  for (const { id } of accounts) {
    const { activityDays, goneDays } = await retentionOf(database.read, id)
    await removeOfAccount(database, id, now, { calls: ago(activityDays), gone: ago(goneDays) })
  }
  const before = ago(linkDays)
  await database.write(async (tx) => {
    await tx.deleteFrom('one_time_links').where('expires_at', '<', before).execute()
    await tx.deleteFrom('used_assertions').where('expires_at', '<', new Date(now).toISOString()).execute()
    await tx.deleteFrom('invitations').where('expires_at', '<', before).execute()
  })
}

/** How long links and invitations are told apart from ones that never were, after they ended. */
const linkDays = 30

/** @param calls moment before which calls and sums of reads go @param gone the same for the history of people who are gone */
async function removeOfAccount(
  database: Database,
  accountId: string,
  now: number,
  { calls, gone }: { readonly calls: string; readonly gone: string },
): Promise<void> {
  const servers = await database.read
    .selectFrom('scim_servers')
    .select(['account_id', 'id'])
    .where('account_id', '=', accountId)
    .orderBy('id')
    .execute()
  // What operators did to the account itself has no SCIM server.
  for (const scimServerId of ['', ...servers.map((server) => server.id)])
    await inPieces(database, (tx) => oldActivity(tx, accountId, scimServerId, calls))
  for (const server of servers) {
    await inPieces(database, (tx) => historyOfTheGone(tx, server, gone))
    await inPieces(database, (tx) => departuresThatPassed(tx, server.id, new Date(now - hour).toISOString()))
    await inPieces(database, (tx) => departuresDecided(tx, server, gone))
    await database.write((tx) =>
      tx.deleteFrom('read_summaries').where('scim_server_id', '=', server.id).where('hour', '<', calls).execute(),
    )
  }
}

const hour = 60 * 60 * 1000

/** What was lost more than an hour ago, and was never too much, belongs to no batch any more. */
async function departuresThatPassed(tx: Kysely<Tables>, scimServerId: string, before: string): Promise<number> {
  const passed = tx
    .selectFrom('departures')
    .select('id')
    .where('scim_server_id', '=', scimServerId)
    .where('batch_id', '=', '')
    .where('at', '<', before)
    .limit(pieceSize)
  const removed = await tx
    .deleteFrom('departures')
    .where('scim_server_id', '=', scimServerId)
    .where('id', 'in', passed)
    .returning('id')
    .execute()
  return removed.length
}

/** The people of a batch are kept for as long as calls are, once nothing of it is held; the decision itself stays. */
async function departuresDecided(
  tx: Kysely<Tables>,
  server: { readonly account_id: string; readonly id: string },
  before: string,
): Promise<number> {
  const closed = await tx
    .selectFrom('held_batches')
    .select('id')
    .where('account_id', '=', server.account_id)
    .where('state', '=', 'closed')
    .where('scim_server_id', '=', server.id)
    .where('closed_at', '<', before)
    .execute()
  if (closed.length === 0) return 0
  const batches = closed.map(({ id }) => id)
  const old = tx.selectFrom('departures').select('id').where('scim_server_id', '=', server.id)
  const removed = await tx
    .deleteFrom('departures')
    .where('scim_server_id', '=', server.id)
    .where('id', 'in', old.where('batch_id', 'in', batches).limit(pieceSize))
    .returning('id')
    .execute()
  return removed.length
}

async function inPieces(database: Database, remove: (tx: Kysely<Tables>) => Promise<number>): Promise<void> {
  while ((await database.write(remove)) >= pieceSize);
}

async function oldActivity(
  tx: Kysely<Tables>,
  accountId: string,
  scimServerId: string,
  before: string,
): Promise<number> {
  const own = tx
    .selectFrom('activity')
    .where('account_id', '=', accountId)
    .where('scim_server_id', '=', scimServerId)
    .orderBy('id')
  // Ids ascend with time: where the first is young, all are, and nothing has to be searched.
  const first = await own.select('at').limit(1).executeTakeFirst()
  if (first === undefined || first.at >= before) return 0
  const removed = await tx
    .deleteFrom('activity')
    .where('scim_server_id', '=', scimServerId)
    .where('id', 'in', own.select('id').where('at', '<', before).limit(pieceSize))
    .returning('id')
    .execute()
  return removed.length
}

/** The history of somebody who is there is theirs for as long as they are; of somebody who is gone nothing stays. */
async function historyOfTheGone(tx: Kysely<Tables>, server: { readonly id: string }, before: string): Promise<number> {
  const gone = await tx
    .selectFrom('changes')
    .select('resource_id')
    .where('scim_server_id', '=', server.id)
    .where('at', '<', before)
    // As text, not as a parameter: only so do both databases see that the index of what is gone answers.
    .where(sql<boolean>`kind = 'deleted'`)
    .limit(pieceSize)
    .execute()
  if (gone.length === 0) return 0
  await tx
    .deleteFrom('changes')
    .where('scim_server_id', '=', server.id)
    .where(
      'resource_id',
      'in',
      gone.map((row) => row.resource_id),
    )
    .execute()
  return gone.length
}
