import type { Kysely } from 'kysely'
import type { Database, Tables } from '../../storage/index.ts'
import { type AccountLease, proveLease } from './lease.ts'
import { addRenderJob } from './render-input.ts'
import { pageOf } from './scope.ts'

/** How far one SCIM server of an account is followed. */
export interface Follower {
  readonly scimServerId: string
  readonly cursor: string
}

/** Changes before this are in the people as they are read now, on every node. In milliseconds. */
const settledLong = 30_000

/** Greater than every id made before that moment, and smaller than every later one: ids are UUIDs of version 7. */
export function idBefore(moment: number): string {
  const time = Math.max(0, moment).toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}`
}

/** When an id was made, in milliseconds since 1970. */
export const timeOf = (id: string): number => Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)

export async function followersOf(db: Kysely<Tables>, accountId: string): Promise<Follower[]> {
  const rows = await db
    .selectFrom('signature_followers')
    .select(['scim_server_id as scimServerId', 'cursor'])
    .where('account_id', '=', accountId)
    .where('scim_server_id', '!=', '')
    .orderBy('scim_server_id')
    .execute()
  return rows.map(({ scimServerId, cursor }) => ({ scimServerId, cursor: cursor ?? '' }))
}

/**
 * Begins to follow the SCIM servers that nobody follows yet: from now on what changes, and by a job everybody who is there.
 * @returns whether there is such a job
 */
export async function followNewServers(
  database: Database,
  lease: AccountLease,
  known: readonly Follower[],
  now: number,
): Promise<boolean> {
  const { accountId } = lease
  const servers = await database.read
    .selectFrom('scim_servers')
    .select('id')
    .where('account_id', '=', accountId)
    .execute()
  const fresh = servers.map(({ id }) => id).filter((id) => !known.some(({ scimServerId }) => scimServerId === id))
  let hasJob = false
  for (const id of fresh) {
    const scope = { kind: 'everybody', scimServerId: id } as const
    const { ids } = await pageOf(database, accountId, scope, null, 1)
    await database.write(async (tx) => {
      await proveLease(tx, lease, now)
      await insertFollower(tx, accountId, id, now)
      if (ids.length > 0) await addRenderJob(tx, accountId, { scope, cause: 'directory' }, now)
    })
    hasJob ||= ids.length > 0
  }
  return hasJob
}

async function insertFollower(tx: Kysely<Tables>, account_id: string, scim_server_id: string, now: number) {
  const followed_at = new Date(now).toISOString()
  const row = { account_id, scim_server_id, cursor: idBefore(now - settledLong), followed_at }
  await tx
    .insertInto('signature_followers')
    .values({ ...row, leased_until: null, leased_by: null })
    .onConflict((conflict) => conflict.columns(['account_id', 'scim_server_id']).doNothing())
    .execute()
}

/** Everything up to the cursor is in the stored signatures. */
export async function moveCursor(
  tx: Kysely<Tables>,
  accountId: string,
  scimServerId: string,
  cursor: string,
  now: number,
): Promise<void> {
  await tx
    .updateTable('signature_followers')
    .set({ cursor, followed_at: new Date(now).toISOString() })
    .where('account_id', '=', accountId)
    .where('scim_server_id', '=', scimServerId)
    .execute()
}
