import { newId } from '../../base/index.ts'
import type { LostMembership, NewDeparture, NewMember } from '../../storage/index.ts'
import type { HoldCause } from '../held-contract.ts'
import type { Moment, Session } from '../records/session.ts'
import { growBatch, openBatch } from './batch.ts'
import { isMassDeparture, isMassRemoval } from './thresholds.ts'
import {
  addLosses,
  growingBatch,
  hour,
  type LossWindow,
  lossesIn,
  readWindow,
  recounted,
  writeWindow,
} from './window.ts'

/** What is kept of a person, a group or a manager link that a SCIM client took away. */
export interface Loss {
  readonly kind: 'deactivated' | 'deleted' | 'groupDeleted' | 'managerLost'
  /** Empty for a group. */
  readonly personId: string
  /** The group, or the manager; empty for a person. */
  readonly groupId: string
  readonly name: string
  readonly userKey: string
  readonly externalKey: string
  readonly department: string
  /** As it was before, whole. */
  readonly document: string
  readonly createdAt: string
  /** After it left. */
  readonly version: number
  readonly changeId: string | null
}

/** Members that a group lost. `left`: how many it has now; null where the group itself is not what lost them. */
export interface MembershipLoss {
  readonly group: { readonly id: string; readonly name: string }
  readonly members: readonly (NewMember & { readonly name: string })[]
  readonly left: number | null
}

export interface Losses {
  readonly requestId: string
  readonly things?: readonly Loss[]
  readonly memberships?: readonly MembershipLoss[]
  /** Where they belong to what is held already. */
  readonly batchId?: string | undefined
}

/** Whether losses of this session's writes count: those of a SCIM client do, an operator's and the housekeeping's do not. */
export const watchesLosses = ({ actor, settings }: Session): boolean => actor === 'Entra' && settings.hold.on

/**
 * Keeps what a write took away, as it was, and holds it where it is too much: the last thing of a write, because from
 * here on the SCIM server's losses follow one another. A write that takes nothing away never comes here; the cost of one
 * that does is the same however large the directory is, and people are counted only where a batch may open.
 */
export async function recordLosses(session: Session, moment: Moment, losses: Losses): Promise<void> {
  const { things = [], memberships = [] } = losses
  if (!watchesLosses(session) || things.length + memberships.length === 0) return
  const { departures } = moment.stores
  const now = Date.parse(moment.at)
  const people = things.filter(({ kind }) => kind === 'deactivated' || kind === 'deleted').length
  const window = addLosses(readWindow(await departures.holdWindow('')), people, now)
  const growing = growingBatch(window, now)
  const seen = await look(session, moment, { window, people, memberships })
  const batchId = growing ?? (seen.over === null ? null : await openBatch(session, moment, seen.over))
  await keep(moment, losses, losses.batchId ?? batchId)
  const batch = batchId !== null && seen.over !== null ? { id: batchId, until: now + hour } : window.batch
  await departures.writeWindow('', writeWindow({ ...seen.window, batch }))
}

async function keep(moment: Moment, losses: Losses, batchId: string | null): Promise<void> {
  const { departures } = moment.stores
  const { requestId, things = [], memberships = [] } = losses
  const held = batchId !== null
  const state = held ? 'held' : 'passed'
  const loss = { at: moment.at, request_id: requestId, batch_id: batchId ?? '', state } as const
  let [people, links, groups, members] = [0, 0, 0, 0]
  for (const thing of things) {
    if (!(await departures.add(departureOf(thing, loss)))) continue
    if (thing.kind === 'groupDeleted') groups++
    else if (thing.kind === 'managerLost') links++
    else people++
  }
  for (const { group, members: lost } of memberships) {
    const rows = lost.map((row): LostMembership => ({ ...row, id: newId() }))
    members += await departures.addMemberships(group, loss, rows)
  }
  const changes = people + links + groups + members
  if (held && changes > 0) await growBatch(moment, batchId, { people, memberships: members, groups, changes })
}

function departureOf(thing: Loss, loss: Pick<NewDeparture, 'at' | 'request_id' | 'batch_id' | 'state'>): NewDeparture {
  return {
    ...loss,
    id: newId(),
    decision_id: '',
    kind: thing.kind,
    live_key: '',
    person_id: thing.personId,
    group_id: thing.groupId,
    change_id: thing.changeId,
    name: thing.name,
    name_key: thing.name.toLowerCase().slice(0, 200),
    group_name: thing.kind === 'groupDeleted' ? thing.name : '',
    user_key: thing.userKey,
    external_key: thing.externalKey,
    department: thing.department,
    member_kind: null,
    display: null,
    added_at: null,
    document: thing.document,
    created_at: thing.createdAt,
    version: thing.version,
  }
}

interface Seen {
  readonly over: HoldCause | null
  readonly window: LossWindow
}

/** What a write adds to the losses of the hour; its rows are not written yet. */
interface Addition {
  readonly window: LossWindow
  readonly people: number
  readonly memberships: readonly MembershipLoss[]
}

async function look(session: Session, moment: Moment, addition: Addition): Promise<Seen> {
  const { memberships } = addition
  const seen = await lookAtPeople(session, moment, addition)
  if (seen.over !== null) return seen
  for (const loss of memberships) {
    const over = await tooManyMembers(session, moment, loss)
    if (over !== null) return { ...seen, over }
  }
  return seen
}

/** People are counted once an hour at most, and once more before a batch opens: a count may be old, and some may be back. */
async function lookAtPeople(
  { settings: { hold } }: Session,
  moment: Moment,
  { window, people }: Addition,
): Promise<Seen> {
  const now = Date.parse(moment.at)
  const lost = lossesIn(window)
  const growing = growingBatch(window, now) !== null
  if (lost <= hold.peopleAtLeast) return { over: null, window }
  if (window.counted !== null && now - window.counted.at < hour) {
    const { before } = window.counted
    if (!isMassDeparture(hold, lost, before)) return { over: null, window }
    if (growing) return { over: { kind: 'people', lost, before }, window }
  }
  const active = await moment.stores.heldBatches.activePeople()
  const earlier = growing ? lost - people : await moment.stores.departures.countSince(hourBefore(moment.at), null)
  const gone = earlier + people
  const before = active + gone
  const over: HoldCause | null = isMassDeparture(hold, gone, before) ? { kind: 'people', lost: gone, before } : null
  return { over, window: { ...(growing ? window : recounted(window, gone, now)), counted: { before, at: now } } }
}

async function tooManyMembers({ settings }: Session, moment: Moment, loss: MembershipLoss): Promise<HoldCause | null> {
  const { group, left, members } = loss
  if (left === null || left + members.length === 0) return null
  const { departures } = moment.stores
  const window = addLosses(readWindow(await departures.holdWindow(group.id)), members.length, Date.parse(moment.at))
  await departures.writeWindow(group.id, writeWindow(window))
  const counted = lossesIn(window)
  if (!isMassRemoval(settings.hold, counted, counted + left)) return null
  const lost = (await departures.countSince(hourBefore(moment.at), group.id)) + members.length
  const before = lost + left
  return isMassRemoval(settings.hold, lost, before) ? { kind: 'group', name: group.name, lost, before } : null
}

export const hourBefore = (at: string): string => new Date(Date.parse(at) - hour).toISOString()
