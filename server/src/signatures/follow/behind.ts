import type { Kysely } from 'kysely'
import type { Tables } from '../../storage/index.ts'
import { followersOf } from './followers.ts'

/** So long a change that is in the signatures already may stand after the cursor, in milliseconds. */
const settling = 7_000

/** For how many seconds the oldest change that is in no signature yet has waited, whichever process follows; 0: none waits. */
export async function behindOf(db: Kysely<Tables>, accountId: string, now: number): Promise<number> {
  let longest = 0
  for (const { scimServerId, cursor } of await followersOf(db, accountId)) {
    const next = await db
      .selectFrom('changes')
      .select('at')
      .where('scim_server_id', '=', scimServerId)
      .where('id', '>', cursor)
      .orderBy('id')
      .limit(1)
      .executeTakeFirst()
    if (next !== undefined) longest = Math.max(longest, now - Date.parse(next.at) - settling)
  }
  return Math.ceil(Math.max(0, longest) / 1000)
}
