import { setImmediate as breathe } from 'node:timers/promises'
import { type Decision, decideGroup, decideUser } from './decide.ts'
import type { Session } from './session.ts'
import type { Tally } from './tally.ts'

/** The objects that a cycle has to look at. */
export interface Work {
  /** Leavers of the tenant: first, so that their names are free again. */
  goneUsers: string[]
  /** Who is on the target already: before the newcomers, who may get a name that is given up today. */
  linkedUsers: string[]
  newUsers: string[]
  /** Groups that go: first, so that a new one of the same name is not taken for the old. */
  goneGroups: string[]
  groups: string[]
  /** Disables and deletes that are held back because they are too many. */
  staged: { id: string; type: 'User' | 'Group'; displayName: string }[]
}

/** After so many objects other work of this program gets its turn: a page that waits for an answer. */
const BREATH = 500

/** Lists what is new since the watermark, what changed its scope, and what failed and is due again. */
export async function listWork(session: Session, watermark: number, tally: Tally): Promise<Work> {
  const groupsOn = session.application.mappings.groups.enabled
  const users = await changedUsers(session, watermark, tally)
  const groups = groupsOn ? await changedGroups(session, watermark, tally) : []
  const losses = [
    ...users.filter(({ decision }) => isLoss(decision)).map((one) => ({ ...one, type: 'User' as const })),
    ...groups.filter(({ decision }) => isLoss(decision)).map((one) => ({ ...one, type: 'Group' as const })),
  ]
  const { settings, job } = session.application
  const tooMany = settings.preventAccidentalDeletion && !job.allowDeletes && losses.length > settings.deletionThreshold
  const held = new Set(tooMany ? losses.map((loss) => loss.id) : [])
  const isFree = ({ id }: { id: string }) => !held.has(id)
  const isGone = ({ decision }: Found) => decision.kind === 'delete' || decision.kind === 'forget'
  const ids = (found: Found[]) => found.filter(isFree).map(({ id }) => id)
  tally.importedDeltas = users.length + groups.length
  return {
    goneUsers: ids(users.filter(isGone)),
    linkedUsers: ids(users.filter((one) => !isGone(one) && session.data.links.has(one.id))),
    newUsers: ids(users.filter((one) => !isGone(one) && !session.data.links.has(one.id))),
    goneGroups: ids(groups.filter(isGone)),
    groups: ids(groups.filter((one) => !isGone(one))),
    staged: tooMany ? losses.map(({ id, type }) => ({ id, type, displayName: nameOf(session, id) })) : [],
  }
}

/** The objects of this cycle and those whose references wait from earlier ones, as far as they are on the target. */
export function withPendingReferences(session: Session, ids: readonly string[], type: 'User' | 'Group'): string[] {
  const all = new Set(ids)
  for (const link of session.data.links.values()) {
    if (link.type !== type || !link.referencesPending) continue
    if (waits(session, link.sourceId, 'reference') !== 'later') all.add(link.sourceId)
  }
  return [...all].filter((id) => session.data.links.has(id))
}

interface Found {
  id: string
  decision: Decision
}

async function changedUsers(session: Session, watermark: number, tally: Tally): Promise<Found[]> {
  const { tenant, data, full } = session
  const found: Found[] = []
  let looked = 0
  for (const user of tenant.users.values()) {
    if (++looked % BREATH === 0) await breathe()
    const link = data.links.get(user.id)
    const changed = user.changed > watermark
    if (full || changed) tally.imported += 1
    const entitled = session.entitled(user.id)
    if (entitled) tally.entitled += 1
    if (full && !link && !entitled) continue
    const decision = decideUser(session, user.id)
    if (decision.kind === 'provision') tally.entitledForProvisioning += 1
    const retry = waits(session, user.id, 'entry')
    const moved = link && !link.unmanaged ? isLeaving(decision) : decision.kind === 'provision'
    if (full || changed || retry === 'due' || (moved && retry === 'no')) found.push({ id: user.id, decision })
  }
  return [...found, ...leftBehind(session, 'User')]
}

async function changedGroups(session: Session, watermark: number, tally: Tally): Promise<Found[]> {
  const { tenant, data, full } = session
  const found: Found[] = []
  let looked = 0
  for (const group of tenant.groups.values()) {
    if (++looked % BREATH === 0) await breathe()
    const link = data.links.get(group.id)
    const changed = group.changed > watermark
    if (full || changed) tally.imported += 1
    const entitled = session.entitled(group.id)
    if (entitled) tally.entitled += 1
    if (!link && !entitled) continue
    const decision = decideGroup(session, group.id)
    if (decision.kind === 'provision') tally.entitledForProvisioning += 1
    const retry = waits(session, group.id, 'entry')
    const moved = link ? decision.kind === 'delete' || decision.kind === 'forget' : decision.kind === 'provision'
    if (full || changed || retry === 'due' || (moved && retry === 'no')) found.push({ id: group.id, decision })
  }
  return [...found, ...leftBehind(session, 'Group')]
}

/** Links of objects that the tenant no longer has. */
function leftBehind(session: Session, type: 'User' | 'Group'): Found[] {
  const { tenant, data, full } = session
  const there = type === 'User' ? tenant.users : tenant.groups
  const decide = type === 'User' ? decideUser : decideGroup
  const found: Found[] = []
  for (const link of data.links.values()) {
    if (link.type !== type || there.has(link.sourceId)) continue
    if (!full && waits(session, link.sourceId, 'entry') === 'later') continue
    found.push({ id: link.sourceId, decision: decide(session, link.sourceId) })
  }
  return found
}

function waits(session: Session, id: string, part: 'entry' | 'reference'): 'no' | 'due' | 'later' {
  const escrow = session.data.escrowOf(id, part)
  if (!escrow) return 'no'
  return escrow.nextTry !== null && escrow.nextTry <= session.startedAt ? 'due' : 'later'
}

function isLeaving(decision: Decision): boolean {
  return (decision.kind === 'disable' && decision.release) || decision.kind === 'release'
}

function isLoss(decision: Decision): boolean {
  return decision.kind === 'delete' || (decision.kind === 'disable' && decision.release)
}

function nameOf(session: Session, id: string): string {
  return session.data.links.get(id)?.displayName ?? id
}
