import type { Clock } from '../../base/index.ts'
import { newId } from '../../base/index.ts'
import type { Database, DepartureRow, HeldDecisionRow } from '../../storage/index.ts'
import { settingsFrom } from '../operators/server-settings.ts'
import { changeRow } from '../records/activity.ts'
import { inWrite, type Moment, type Session } from '../records/session.ts'
import { shrinkBatch } from './batch.ts'
import { restoreOne } from './restore.ts'

/** So many in one transaction: nobody waits long for it, and a crash takes back no more. */
const sliceSize = 100

/** Groups before the people and members that need them. */
const order: readonly DepartureRow['kind'][] = [
  'groupDeleted',
  'deleted',
  'deactivated',
  'managerLost',
  'memberRemoved',
]

/**
 * Carries out every decision that is not finished, piece by piece. Each piece is one transaction and may be done by any
 * node: whatever was interrupted goes on where it was.
 */
export async function carryOutDecisions(database: Database, clock: Clock): Promise<void> {
  const waiting = await database.read
    .selectFrom('held_decisions')
    .innerJoin('scim_servers', 'scim_servers.id', 'held_decisions.scim_server_id')
    .selectAll('held_decisions')
    .select(['scim_servers.settings'])
    .where('held_decisions.done_at', 'is', null)
    .orderBy('held_decisions.id')
    .execute()
  for (const { settings, ...decision } of waiting) {
    const { account_id: accountId, scim_server_id: scimServerId, by: actor } = decision
    await carryOut({ database, clock, accountId, scimServerId, settings: settingsFrom(settings), actor }, decision)
  }
}

async function carryOut(session: Session, decision: HeldDecisionRow): Promise<void> {
  for (const kind of order) {
    let after: string | null = ''
    while (after !== null) after = await inSlice(session, decision, kind, after)
  }
  await inWrite(session, 'User', ({ stores, at }) => stores.heldBatches.endDecision(decision.id, at))
}

/** @returns where the next piece begins; null: nothing of this kind is left */
async function inSlice(
  session: Session,
  decision: HeldDecisionRow,
  kind: DepartureRow['kind'],
  after: string,
): Promise<string | null> {
  const rows = await session.database.read
    .selectFrom('departures')
    .selectAll()
    .where('scim_server_id', '=', session.scimServerId)
    .where('decision_id', '=', decision.id)
    .where('kind', '=', kind)
    .where('id', '>', after)
    .orderBy('id')
    .limit(sliceSize)
    .execute()
  const open = rows.filter(({ state }) => state === 'held')
  if (open.length > 0) await inWrite(session, 'User', (moment) => doSlice(session, moment, decision, open))
  return rows.length < sliceSize ? null : (rows.at(-1)?.id ?? null)
}

async function doSlice(
  session: Session,
  moment: Moment,
  decision: HeldDecisionRow,
  rows: readonly DepartureRow[],
): Promise<void> {
  let [people, changes, refused] = [0, 0, 0]
  for (const row of rows) {
    if (!(await isStillHeld(moment, row))) continue
    const state = decision.kind === 'release' ? 'released' : await restoreOne(session, moment, row)
    if (state === 'waiting') {
      await moment.stores.departures.change(row.id, { decision_id: '' })
      continue
    }
    await moment.stores.departures.change(row.id, { state, live_key: row.id })
    if (state === 'released') await tellReleased(session, moment, row)
    if (state === 'refused') refused++
    if (row.kind === 'deactivated' || row.kind === 'deleted') people++
    changes++
  }
  await moment.stores.heldBatches.progress(decision.id, changes, refused)
  await shrinkBatch(moment, decision.batch_id, people, changes)
}

/** The resource is held first, as whoever changes it does; then it is seen whether it came back meanwhile. */
async function isStillHeld({ stores }: Moment, row: DepartureRow): Promise<boolean> {
  if (row.person_id !== '') await stores.resources.getForChange(row.person_id, row.member_kind ?? 'User')
  return stores.departures.hold(row.id)
}

/** From here on it is in effect: the feed tells it, and the person's history. */
async function tellReleased(session: Session, moment: Moment, row: DepartureRow): Promise<void> {
  const resource =
    row.kind === 'groupDeleted'
      ? { id: row.group_id, kind: 'Group' as const }
      : { id: row.person_id, kind: row.member_kind ?? ('User' as const) }
  await moment.stores.records.addChanges([changeRow(session, moment, newId(), resource, 'released', [])])
}
