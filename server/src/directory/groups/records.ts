import { newId } from '../../base/index.ts'
import type { AnswerFacts, CallFacts } from '../contract.ts'
import type { PathChange } from '../projection/index.ts'
import { changeRow, recordActivity } from '../records/activity.ts'
import type { Moment, Session } from '../records/session.ts'
import type { MemberMoves } from './members.ts'

export interface GroupSubject {
  readonly id: string
  readonly kind: 'Group'
  readonly name: string
}

/** Beyond this the group alone is told: nobody reads a history of 100,000 lines that were written at once. */
const singlyRecorded = 1000

/** One history row for each member that came or went, so that a person's page tells it, and one for the group itself. */
export async function recordGroupChange(
  session: Session,
  moment: Moment,
  group: GroupSubject,
  kind: 'created' | 'updated' | 'deleted',
  changes: readonly PathChange[],
  moves: MemberMoves,
): Promise<void> {
  const rows =
    changes.length === 0 && kind === 'updated' ? [] : [changeRow(session, moment, newId(), group, kind, changes)]
  const count = moves.added.size + moves.removed.size
  if (count > singlyRecorded) {
    const after = `${moves.added.size} added, ${moves.removed.size} removed`
    rows.push(changeRow(session, moment, newId(), group, 'updated', [{ path: 'members', before: null, after }]))
    await moment.stores.records.addChanges(rows)
    return
  }
  for (const [id, who] of moves.added)
    rows.push(
      changeRow(session, moment, newId(), { id, kind: who.kind }, 'memberAdded', [
        { path: 'groups', before: null, after: group.name },
      ]),
    )
  for (const [id, who] of moves.removed)
    rows.push(
      changeRow(session, moment, newId(), { id, kind: who.kind }, 'memberRemoved', [
        { path: 'groups', before: group.name, after: null },
      ]),
    )
  await moment.stores.records.addChanges(rows)
}

/** The one sentence of the activity page: a single member's coming or going is told by name. */
export async function recordGroupActivity(
  session: Session,
  moment: Moment,
  group: GroupSubject,
  paths: readonly string[],
  moves: MemberMoves,
  call: CallFacts,
  answer: AnswerFacts,
): Promise<void> {
  const count = moves.added.size + moves.removed.size
  const [first] = [...moves.added, ...moves.removed]
  const onlyMembers = paths.length === 0 && first !== undefined && (moves.added.size === 0 || moves.removed.size === 0)
  const kind = onlyMembers ? (moves.added.size > 0 ? 'memberAdded' : 'memberRemoved') : 'groupUpdated'
  const member = count === 1 && first ? { member: { id: first[0], name: first[1].name } } : {}
  const shown = count > 0 && !onlyMembers ? [...paths, 'members'] : paths
  await recordActivity(
    session,
    moment,
    kind,
    group,
    { paths: shown, ...member, ...(count > 1 ? { count } : {}) },
    call,
    answer,
  )
}
