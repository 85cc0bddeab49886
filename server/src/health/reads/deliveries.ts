import type { Kysely } from 'kysely'
import type { Tables } from '../../storage/index.ts'
import type { DeliveryRecord } from '../contract.ts'
import { Payload } from '../notices/payload.ts'

const shown = 100

/** A notice that an older version wrote is listed all the same. */
const titleOf = (payload: string): string => Payload.safeParse(JSON.parse(payload)).data?.data.title ?? ''

/** The last notices of an account with each try, newest first. */
export async function deliveries(db: Kysely<Tables>, accountId: string): Promise<DeliveryRecord[]> {
  const rows = await db
    .selectFrom('health_notices')
    .selectAll()
    .where('account_id', '=', accountId)
    .orderBy('id', 'desc')
    .limit(shown)
    .execute()
  if (rows.length === 0) return []
  const attempts = await db
    .selectFrom('health_attempts')
    .selectAll()
    .where('account_id', '=', accountId)
    .where(
      'notice_id',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('number')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    event: row.event,
    title: titleOf(row.payload),
    channel: row.channel,
    target: row.target,
    state: row.state,
    createdAt: row.created_at,
    nextAt: row.state === 'waiting' ? row.next_at : null,
    attempts: attempts
      .filter(({ notice_id }) => notice_id === row.id)
      .map(({ at, outcome, status, problem }) => ({
        at,
        outcome,
        status: status === null ? null : Number(status),
        problem,
      })),
  }))
}
