import type { GroupMember, MemberChange, NewMember, ScimServerSettings } from '../contract.ts'
import { UnknownMemberError } from '../errors.ts'
import type { Moment } from '../records/session.ts'

/** Who came and who went, as ids with names and kinds. */
export interface MemberMoves {
  readonly added: Map<string, Named>
  readonly removed: Map<string, Named>
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
    else noteRemoved(moves, await named(moment, await remove(moment, groupId, change)))
  }
  return moves
}

async function remove(
  { stores }: Moment,
  groupId: string,
  change: Exclude<MemberChange, { kind: 'add' | 'replace' }>,
): Promise<string[]> {
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
  const known = await named(moment, [...displays.keys()])
  const missing = [...displays.keys()].filter((id) => !known.has(id))
  if (missing.length > 0) throw new UnknownMemberError(missing)
  const accepted = [...known].filter(
    ([id, { kind }]) => id !== groupId && (kind === 'User' || settings.acceptNestedGroups),
  )
  const rows = accepted.map(([id, { kind, name }]) => {
    const display = displays.get(id) ?? null
    return { member_id: id, member_kind: kind, display: display === name ? null : display, added_at: moment.at }
  })
  for (const id of await moment.stores.members.add(groupId, rows)) {
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
  noteRemoved(moves, await named(moment, await moment.stores.members.remove(groupId, surplus)))
  await add(moment, settings, groupId, members, moves)
}

function noteRemoved(moves: MemberMoves, removed: Map<string, Named>): void {
  for (const [id, who] of removed) if (!moves.added.delete(id)) moves.removed.set(id, who)
}

async function named({ stores }: Moment, ids: readonly string[]): Promise<Map<string, Named>> {
  const found = await stores.resources.named(ids)
  return new Map([...found].map(([id, { kind, displayName }]) => [id, { kind, name: displayName }]))
}
