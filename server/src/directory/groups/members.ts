import type { NewMember as MemberRow } from '../../storage/index.ts'
import type { GroupMember, MemberChange, NewMember, ScimServerSettings } from '../contract.ts'
import { UnknownMemberError } from '../errors.ts'
import { membersAreBack, recordLosses, watchesLosses } from '../holds/index.ts'
import type { Moment, Session } from '../records/session.ts'

/** Who came and who went, as ids with names and kinds. */
export interface MemberMoves {
  readonly added: Map<string, Named>
  /** With the row as it was. */
  readonly removed: Map<string, Named & { readonly row: MemberRow }>
}

interface Named {
  readonly name: string
  readonly kind: GroupMember['type']
}

/**
 * Applies changes of members in their order, each as a statement over the rows that it names.
 * @throws {UnknownMemberError} when a member is no resource of this SCIM server; nothing is written then
 */
export async function changeMembers(
  moment: Moment,
  settings: ScimServerSettings,
  groupId: string,
  changes: readonly MemberChange[],
): Promise<MemberMoves> {
  const moves: MemberMoves = { added: new Map(), removed: new Map() }
  for (const change of changes) {
    if (change.kind === 'add') await add(moment, settings, groupId, change.members, moves)
    else if (change.kind === 'replace') await replace(moment, settings, groupId, change.members, moves)
    else await noteRemoved(moment, moves, await remove(moment, groupId, change))
  }
  return moves
}

/** What the hold keeps of a change: who came back, and who was taken away. @param left members whom the group has now */
export async function holdMoves(
  session: Session,
  moment: Moment,
  group: { readonly id: string; readonly name: string },
  moves: MemberMoves,
  left: number | null,
  requestId: string,
): Promise<void> {
  await membersAreBack(session, moment, group.id, [...moves.added.keys()])
  if (moves.removed.size === 0 || !watchesLosses(session)) return
  const members = [...moves.removed.values()].map(({ row, name }) => ({ ...row, name }))
  await recordLosses(session, moment, { requestId, memberships: [{ group, members, left }] })
}

async function remove(
  { stores }: Moment,
  groupId: string,
  change: Exclude<MemberChange, { kind: 'add' | 'replace' }>,
): Promise<MemberRow[]> {
  if (change.kind === 'removeAll') return stores.members.removeAll(groupId)
  const ids = change.kind === 'remove' ? change.ids : await stores.members.matching(groupId, change.condition)
  return stores.members.remove(groupId, ids)
}

async function add(
  moment: Moment,
  settings: ScimServerSettings,
  groupId: string,
  members: readonly NewMember[],
  moves: MemberMoves,
): Promise<void> {
  const displays = new Map(members.map((member) => [member.value, member.display ?? null]))
  const wanted = [...displays].map(([member_id, display]) => ({ member_id, display }))
  const terms = { at: moment.at, groups: settings.acceptNestedGroups }
  // Asked for together: one journey to the database. Whoever is missing takes the whole write back.
  const [known, added] = await Promise.all([
    named(moment, [...displays.keys()]),
    moment.stores.members.add(groupId, wanted, terms),
  ])
  const missing = [...displays.keys()].filter((id) => !known.has(id))
  if (missing.length > 0) throw new UnknownMemberError(missing)
  for (const id of added) {
    const who = known.get(id)
    if (who && !moves.removed.delete(id)) moves.added.set(id, who)
  }
}

/** Takes away who is not in the new list, then adds who is not in the old one. */
async function replace(
  moment: Moment,
  settings: ScimServerSettings,
  groupId: string,
  members: readonly NewMember[],
  moves: MemberMoves,
): Promise<void> {
  const wanted = new Set(members.map((member) => member.value))
  const surplus = (await moment.stores.members.idsOf(groupId)).filter((id) => !wanted.has(id))
  await noteRemoved(moment, moves, await moment.stores.members.remove(groupId, surplus))
  await add(moment, settings, groupId, members, moves)
}

async function noteRemoved(moment: Moment, moves: MemberMoves, rows: readonly MemberRow[]): Promise<void> {
  const known = await named(
    moment,
    rows.map((row) => row.member_id),
  )
  for (const row of rows) {
    const who = known.get(row.member_id)
    if (who && !moves.added.delete(row.member_id)) moves.removed.set(row.member_id, { ...who, row })
  }
}

async function named({ stores }: Moment, ids: readonly string[]): Promise<Map<string, Named>> {
  const found = await stores.resources.named(ids)
  return new Map([...found].map(([id, { kind, displayName }]) => [id, { kind, name: displayName }]))
}
