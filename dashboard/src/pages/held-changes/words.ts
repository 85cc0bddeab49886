import type { HeldBatch, HeldChange, HeldDecision } from '../../api/schema.ts'
import { count, countOf, people, share } from '../../format/number.ts'

/** "It began when 480 of 5,000 active people had left within an hour (10%)". */
export function causeWords({ cause }: Pick<HeldBatch, 'cause'>): string {
  const part = cause.before > 0 ? ` (${share(cause.lost / cause.before)})` : ''
  return cause.kind === 'group'
    ? `It began when the group “${cause.name ?? ''}” had lost ${count(cause.lost)} of ${countOf(cause.before, 'member', 'members')} within an hour${part}`
    : `It began when ${count(cause.lost)} of ${count(cause.before)} active people had left within an hour${part}`
}

/** What is in a batch: "500 people, 3 groups, 1,200 memberships". */
export function sizeWords(batch: Pick<HeldBatch, 'people' | 'groups' | 'memberships'>): string {
  const parts = [
    ...(batch.people > 0 ? [people(batch.people)] : []),
    ...(batch.groups > 0 ? [countOf(batch.groups, 'group', 'groups')] : []),
    ...(batch.memberships > 0 ? [countOf(batch.memberships, 'membership', 'memberships')] : []),
  ]
  return parts.length === 0 ? 'Nothing' : parts.join(', ')
}

export const kindWords: Readonly<Record<HeldChange['kind'], string>> = {
  deactivated: 'Deactivated',
  deleted: 'Deleted',
  groupDeleted: 'Group deleted',
  managerLost: 'Lost the manager',
  memberRemoved: 'Taken out of',
}

export function stateWords({ state, decided }: Pick<HeldChange, 'state' | 'decided'>): string {
  if (state === 'held') return decided ? 'Decided' : 'Held'
  return { released: 'Took effect', restored: 'Put back', ended: 'Came back', refused: 'Not put back' }[state]
}

/** "Put back 500 people, by Anna Berg". */
export function decisionWords({ kind, people: count_, changes }: HeldDecision): string {
  const whom = count_ > 0 ? people(count_) : countOf(changes, 'change', 'changes')
  return kind === 'release' ? `Let it happen: ${whom}` : `Put back: ${whom}`
}
