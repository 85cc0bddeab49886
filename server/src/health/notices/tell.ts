import type { Kysely } from 'kysely'
import { newId } from '../../base/index.ts'
import type { HealthConditionRow, HealthNoticeRow, ScimServerRow, Tables } from '../../storage/index.ts'
import { update } from '../conditions/keep.ts'
import type { ServerSettings } from '../settings/shape.ts'
import type { Watched } from '../watch/state.ts'
import { payloadOf } from './payload.ts'
import { type Target, targetsOf } from './targets.ts'

const isQuiet = ({ quietUntil }: ServerSettings, now: number): boolean =>
  quietUntil !== null && Date.parse(quietUntil) > now

async function untold(db: Kysely<Tables>, { scimServerId }: Pick<Watched, 'scimServerId'>) {
  return db
    .selectFrom('health_conditions')
    .selectAll()
    .where('scim_server_id', '=', scimServerId)
    .where((of) =>
      of.or([
        of.and([of('told_at', 'is', null), of('open_key', '=', '')]),
        of.and([of('told_at', 'is not', null), of('clear_told_at', 'is', null), of('ended_at', 'is not', null)]),
      ]),
    )
    .orderBy('id')
    .execute()
}

/** Whether something is to be told now. @param now milliseconds */
export async function hasUntold(
  db: Kysely<Tables>,
  watched: Watched,
  settings: ServerSettings,
  now: number,
): Promise<boolean> {
  return !isQuiet(settings, now) && (await untold(db, watched)).length > 0
}

/**
 * Puts a notice for each receiver into the outbox, in the transaction in which the condition is marked as told: each
 * condition is told once, and its end once. What began and ended while it was quiet is not told at all.
 */
export async function tell(
  tx: Kysely<Tables>,
  parts: { readonly publicUrl: string; readonly mailIsSet: boolean },
  server: ScimServerRow,
  settings: ServerSettings,
  now: number,
): Promise<void> {
  if (isQuiet(settings, now)) return
  const rows = await untold(tx, { scimServerId: server.id })
  if (rows.length === 0) return
  const targets = await targetsOf(tx, server.account_id, parts.mailIsSet)
  const at = new Date(now).toISOString()
  for (const row of rows) {
    const event = row.ended_at === null ? 'began' : 'ended'
    const payload = JSON.stringify(await payloadOf(tx, parts.publicUrl, server, row, event, at))
    for (const target of targets) await putNotice(tx, row, target, event, payload, now)
    await update(tx, row, event === 'began' ? { told_at: at } : { clear_told_at: at })
  }
}

async function putNotice(
  tx: Kysely<Tables>,
  row: Pick<HealthConditionRow, 'account_id' | 'scim_server_id' | 'id'>,
  { channel, target }: Target,
  event: HealthNoticeRow['event'],
  payload: string,
  now: number,
): Promise<void> {
  const at = new Date(now).toISOString()
  await tx
    .insertInto('health_notices')
    .values({
      account_id: row.account_id,
      id: newId(now),
      scim_server_id: row.scim_server_id,
      condition_id: row.id,
      event,
      channel,
      target,
      payload,
      state: 'waiting',
      attempts: 0,
      next_at: at,
      claimed_until: '',
      created_at: at,
    })
    .execute()
}
