import type { Kysely } from 'kysely'
import type { Tables } from '../../storage/index.ts'
import type { Watched } from './state.ts'

export interface MinuteCounts {
  writes: number
  refused: number
  people_left: number
  people_back: number
}

/** Adds to the minutes of a SCIM server. The reads of a minute were counted by the directory. */
export async function addTraffic(
  tx: Kysely<Tables>,
  { accountId, scimServerId }: Watched,
  minutes: ReadonlyMap<string, MinuteCounts>,
): Promise<void> {
  const nothing = { reads: 0, reads_first_at: '', reads_last_at: '', turned_away: 0 }
  for (const [minute, counts] of minutes) {
    await tx
      .insertInto('health_traffic')
      .values({ scim_server_id: scimServerId, account_id: accountId, minute, ...nothing, ...counts })
      .onConflict((conflict) =>
        conflict.columns(['scim_server_id', 'minute']).doUpdateSet((set) => ({
          writes: set('health_traffic.writes', '+', counts.writes),
          refused: set('health_traffic.refused', '+', counts.refused),
          people_left: set('health_traffic.people_left', '+', counts.people_left),
          people_back: set('health_traffic.people_back', '+', counts.people_back),
        })),
      )
      .execute()
  }
}
