import { type Decision, decideGroup, decideUser } from './decide.ts'
import type { Session } from './session.ts'

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

/** Lists what is new since the watermark, what changed its scope, and what failed and is due again. */
export function listWork(session: Session, watermark: number, now: string): Work {
  const groupsOn = session.application.mappings.groups.enabled
  const users = changedUsers(session, watermark, now)
  const groups = groupsOn ? changedGroups(session, watermark, now) : []
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
  return {
    goneUsers: ids(users.filter(isGone)),
    linkedUsers: ids(users.filter((one) => !isGone(one) && session.data.links.has(one.id))),
    newUsers: ids(users.filter((one) => !isGone(one) && !session.data.links.has(one.id))),
    goneGroups: ids(groups.filter(isGone)),
    groups: ids(groups.filter((one) => !isGone(one))),
    staged: tooMany ? losses.map(({ id, type }) => ({ id, type, displayName: nameOf(session, id) })) : [],
  }
}

interface Found {
  id: string
  decision: Decision
}

function changedUsers(session: Session, watermark: number, now: string): Found[] {
  const { tenant, data, full } = session
  const found: Found[] = []
  for (const user of tenant.users.values()) {
    const link = data.links.get(user.id)
    const changed = user.changed > watermark
    if (full && !link && !session.entitled(user.id)) continue
    const decision = decideUser(session, user.id)
    const waits = isWaiting(session, user.id, now)
    const moved = link && !link.unmanaged ? isLeaving(decision) : decision.kind === 'provision'
    if (full || changed || waits === 'due' || (moved && waits === 'no')) found.push({ id: user.id, decision })
  }
  for (const link of data.links.values()) {
    if (link.type !== 'User' || tenant.users.has(link.sourceId)) continue
    if (!full && isWaiting(session, link.sourceId, now) === 'later') continue
    found.push({ id: link.sourceId, decision: decideUser(session, link.sourceId) })
  }
  return found
}

function changedGroups(session: Session, watermark: number, now: string): Found[] {
  const { tenant, data, full } = session
  const found: Found[] = []
  for (const group of tenant.groups.values()) {
    const link = data.links.get(group.id)
    if (!link && !session.entitled(group.id)) continue
    const decision = decideGroup(session, group.id)
    const waits = isWaiting(session, group.id, now)
    const moved = link ? decision.kind === 'delete' || decision.kind === 'forget' : decision.kind === 'provision'
    const changed = group.changed > watermark
    if (full || changed || waits === 'due' || (moved && waits === 'no')) found.push({ id: group.id, decision })
  }
  for (const link of data.links.values()) {
    if (link.type !== 'Group' || tenant.groups.has(link.sourceId)) continue
    if (!full && isWaiting(session, link.sourceId, now) === 'later') continue
    found.push({ id: link.sourceId, decision: decideGroup(session, link.sourceId) })
  }
  return found
}

function isWaiting(session: Session, id: string, now: string): 'no' | 'due' | 'later' {
  const escrow = session.data.escrows.get(id)
  if (!escrow) return 'no'
  return escrow.nextTry <= now ? 'due' : 'later'
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
