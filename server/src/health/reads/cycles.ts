import type { Kysely } from 'kysely'
import type { HealthCycleRow, Tables } from '../../storage/index.ts'
import type { CycleRecord } from '../contract.ts'

const day = 24 * 60 * 60 * 1000
export const daysShown = 30
/** 30 days of a cycle every 20 minutes, and as many by hand. */
const shown = 4500

/** The cycles of the last 30 days, newest first. @param now milliseconds */
export async function cycles(
  db: Kysely<Tables>,
  accountId: string,
  scimServerId: string,
  now: number,
): Promise<CycleRecord[]> {
  const rows = await db
    .selectFrom('health_cycles')
    .selectAll()
    .where('scim_server_id', '=', scimServerId)
    .where('account_id', '=', accountId)
    .where('began_at', '>=', new Date(now - daysShown * day).toISOString())
    .orderBy('began_at', 'desc')
    .limit(shown)
    .execute()
  return rows.map(toCycle)
}

function toCycle(row: HealthCycleRow): CycleRecord {
  return {
    id: row.id,
    kind: row.kind,
    beganAt: row.began_at,
    endedAt: row.ended_at,
    running: row.closed === 0,
    created: Number(row.created),
    updated: Number(row.updated),
    disabled: Number(row.disabled),
    deleted: Number(row.deleted),
    groupChanges: Number(row.group_changes),
    failed: Number(row.failed),
    refused: Number(row.refused),
    requests: Number(row.requests),
  }
}
