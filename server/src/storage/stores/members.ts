import type { Kysely } from 'kysely'
import type { Condition } from '../conditions/condition.ts'
import { sql } from '../conditions/fragment.ts'
import { memberRowTest } from '../conditions/relations.ts'
import type { MemberRow, Tables } from '../tables.ts'
import type { Access } from './access.ts'
import type { NewMember } from './new-member.ts'
import { inPieces, type Owner } from './owner.ts'
import { memberList, whereIn } from './text-list.ts'

export interface ListedMember {
  readonly value: string
  readonly type: 'User' | 'Group'
  readonly display: string
}

const { sqlite, postgres } = memberList
/** Kind and name come from the resource; a name that the client sent is kept only where it differs from it. */
const adding = (wanted: string) => `insert into members
  (scim_server_id, group_id, member_id, member_kind, display, added_at)
  select r.scim_server_id, ?, r.id, r.kind, case when n.display = r.display_name then null else n.display end, ?
  from (${wanted}) as n cross join resources as r
  where r.scim_server_id = ? and r.id = n.member_id and r.id <> ? and (r.kind = 'User' or ? = 1)
  order by r.id on conflict do nothing returning member_id`
const addMembers = { sqlite: adding(sqlite), postgres: adding(postgres) }
const wholeRows = 'returning member_id, member_kind, display, added_at'
const removing = whereIn('delete from members where scim_server_id = ? and group_id = ? and member_id')
const removeMembers = {
  sqlite: `${removing.sqlite} ${wholeRows}`,
  postgres: `${removing.postgres} ${wholeRows}`,
}
const groupsOfMembers = whereIn(`select m.member_id, m.group_id, (select x.display_name from resources x
  where x.scim_server_id = m.scim_server_id and x.id = m.group_id) as display_name
  from members as m where m.scim_server_id = ? and m.member_id`)

/** Names are asked row by row, so that no plan starts at the people. */
const listed = `select m.group_id, m.member_id, m.member_kind, m.display, (select x.display_name from resources x
  where x.scim_server_id = m.scim_server_id and x.id = m.member_id) as display_name
  from members as m where m.scim_server_id = ? and m.group_id`
const ofGroups = whereIn(listed)
const membersOf = {
  // Of one group they come from the index in their order, however many they are.
  one: `${listed} = ? order by m.member_id`,
  sqlite: `${ofGroups.sqlite} order by m.group_id, m.member_id`,
  postgres: `${ofGroups.postgres} order by m.group_id, m.member_id`,
}

/** Whom a group shall get, and the name that the client gave them. */
export interface WantedMember {
  readonly member_id: string
  readonly display: string | null
}

interface ListedRow extends Pick<MemberRow, 'group_id' | 'member_id' | 'member_kind' | 'display'> {
  readonly display_name: string
}

/** Members of the groups of one SCIM server: rows, never a list. */
export class MemberStore {
  readonly #db: Kysely<Tables>
  readonly #owner: Owner
  readonly #database: Access['database']
  readonly #statements: Access['statements']

  constructor({ db, database, statements }: Access, owner: Owner) {
    this.#db = db
    this.#owner = owner
    this.#database = database
    this.#statements = statements
  }

  /**
   * Adds those that exist, may be in the group and are not in it yet, in the order of their ids: unsorted, parallel inserts
   * deadlock. Never the group itself; groups only where they are accepted. Answers the ids added.
   */
  async add(
    groupId: string,
    wanted: readonly WantedMember[],
    { at, groups }: { readonly at: string; readonly groups: boolean },
  ): Promise<string[]> {
    const sorted = [...wanted].sort((a, b) => (a.member_id < b.member_id ? -1 : 1))
    const added: string[] = []
    await inPieces(sorted, async (piece) => {
      const { scimServerId } = this.#owner
      const terms = [groupId, at, JSON.stringify(piece), scimServerId, groupId, groups ? 1 : 0]
      const rows = await this.#statements.ask<{ member_id: string }>(addMembers[this.#database], terms)
      for (const { member_id } of rows) added.push(member_id)
    })
    return added
  }

  /** Answers the rows that were there. */
  async remove(groupId: string, ids: readonly string[]): Promise<NewMember[]> {
    const removed: NewMember[] = []
    await inPieces([...ids].sort(), async (piece) => {
      const rows = await this.#statements.ask<NewMember>(removeMembers[this.#database], [
        this.#owner.scimServerId,
        groupId,
        JSON.stringify(piece),
      ])
      removed.push(...rows)
    })
    return removed
  }

  async removeAll(groupId: string): Promise<NewMember[]> {
    return this.#delete(groupId).returning(['member_id', 'member_kind', 'display', 'added_at']).execute()
  }

  /** Ids of the members that satisfy a condition over `members.value`, `.type` and `.display`. */
  async matching(groupId: string, condition: Condition): Promise<string[]> {
    const scope = { scimServerId: this.#owner.scimServerId, resourceKind: 'Group', database: this.#database } as const
    // CROSS JOIN keeps SQLite from walking all people to find the members of one group.
    const { text, parameters } = sql`select m.member_id from members m cross join resources x
      where x.scim_server_id = m.scim_server_id and x.id = m.member_id and m.scim_server_id = ${this.#owner.scimServerId}
        and m.group_id = ${groupId} and ${memberRowTest(condition, scope)}`
    const rows = await this.#statements.ask<{ member_id: string }>(text, parameters)
    return rows.map((row) => row.member_id)
  }

  async idsOf(groupId: string): Promise<string[]> {
    const rows = await this.#db
      .selectFrom('members')
      .select('member_id')
      .where('scim_server_id', '=', this.#owner.scimServerId)
      .where('group_id', '=', groupId)
      .execute()
    return rows.map((row) => row.member_id)
  }

  /** The whole list of some groups, by group, in the order of the ids. */
  async listOf(groupIds: readonly string[]): Promise<Map<string, ListedMember[]>> {
    const lists = new Map<string, ListedMember[]>()
    await inPieces(groupIds, async (piece) => {
      const server = this.#owner.scimServerId
      const [only, ...others] = piece
      const rows =
        only !== undefined && others.length === 0
          ? await this.#statements.ask<ListedRow>(membersOf.one, [server, only])
          : await this.#statements.ask<ListedRow>(membersOf[this.#database], [server, JSON.stringify(piece)])
      for (const row of rows) {
        const list = lists.get(row.group_id) ?? []
        list.push({ value: row.member_id, type: row.member_kind, display: row.display ?? row.display_name })
        lists.set(row.group_id, list)
      }
    })
    return lists
  }

  /** The groups that hold some resources directly, by member, oldest group first. */
  async groupsOf(memberIds: readonly string[]): Promise<Map<string, { id: string; displayName: string }[]>> {
    const groups = new Map<string, { id: string; displayName: string }[]>()
    await inPieces(memberIds, async (piece) => {
      const rows = await this.#statements.ask<{ member_id: string; group_id: string; display_name: string }>(
        groupsOfMembers[this.#database],
        [this.#owner.scimServerId, JSON.stringify(piece)],
      )
      // Sorted here: an ORDER BY makes the planner walk every group instead of asking for the member.
      const sorted = rows.toSorted((a, b) => (a.group_id < b.group_id ? -1 : 1))
      for (const { member_id, group_id, display_name } of sorted)
        groups.set(member_id, [...(groups.get(member_id) ?? []), { id: group_id, displayName: display_name }])
    })
    return groups
  }

  #delete(groupId: string) {
    return this.#db
      .deleteFrom('members')
      .where('scim_server_id', '=', this.#owner.scimServerId)
      .where('group_id', '=', groupId)
  }
}
