import { type Kysely, type Selectable, sql } from 'kysely'
import type { Condition } from '../conditions/condition.ts'
import { memberRowTest } from '../conditions/relations.ts'
import type { Database } from '../contract.ts'
import type { MemberRow, Tables } from '../tables.ts'
import { type Owner, piecesOf } from './owner.ts'

export type NewMember = Pick<Selectable<MemberRow>, 'member_id' | 'member_kind' | 'display' | 'added_at'>

/** Members of the groups of one SCIM server: rows, never a list. */
export class MemberStore {
  readonly #db: Kysely<Tables>
  readonly #owner: Owner
  readonly #database: Database['kind']

  constructor(db: Kysely<Tables>, owner: Owner, database: Database['kind']) {
    this.#db = db
    this.#owner = owner
    this.#database = database
  }

  /** Adds those that are not there yet, in the order of their ids: unsorted, parallel inserts deadlock. Answers the ids added. */
  async add(groupId: string, members: readonly NewMember[]): Promise<string[]> {
    const sorted = [...members].sort((a, b) => (a.member_id < b.member_id ? -1 : 1))
    const added: string[] = []
    for (const piece of piecesOf(sorted, 500)) {
      const rows = piece.map((member) => ({ ...member, group_id: groupId, scim_server_id: this.#owner.scimServerId }))
      const inserted = await this.#db
        .insertInto('members')
        .values(rows)
        .onConflict((conflict) => conflict.doNothing())
        .returning('member_id')
        .execute()
      for (const { member_id } of inserted) added.push(member_id)
    }
    return added
  }

  /** Answers the ids that were members. */
  async remove(groupId: string, ids: readonly string[]): Promise<string[]> {
    const removed: string[] = []
    for (const piece of piecesOf([...ids].sort(), 1000)) {
      const deleted = await this.#delete(groupId).where('member_id', 'in', piece).returning('member_id').execute()
      for (const { member_id } of deleted) removed.push(member_id)
    }
    return removed
  }

  async removeAll(groupId: string): Promise<string[]> {
    const deleted = await this.#delete(groupId).returning('member_id').execute()
    return deleted.map((row) => row.member_id)
  }

  /** Ids of the members that satisfy a condition over `members.value`, `.type` and `.display`. */
  async matching(groupId: string, condition: Condition): Promise<string[]> {
    const scope = { scimServerId: this.#owner.scimServerId, resourceKind: 'Group', database: this.#database } as const
    const { rows } = await sql<{ member_id: string }>`select m.member_id from members m
      join resources x on x.scim_server_id = m.scim_server_id and x.id = m.member_id
      where m.scim_server_id = ${this.#owner.scimServerId} and m.group_id = ${groupId} and ${memberRowTest(condition, scope)}`.execute(
      this.#db,
    )
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
  async listOf(
    groupIds: readonly string[],
  ): Promise<Map<string, { value: string; type: 'User' | 'Group'; display: string }[]>> {
    const lists = new Map<string, { value: string; type: 'User' | 'Group'; display: string }[]>()
    for (const piece of piecesOf([...groupIds], 500)) {
      const rows = await this.#db
        .selectFrom('members as m')
        .innerJoin('resources as x', (join) =>
          join.onRef('x.scim_server_id', '=', 'm.scim_server_id').onRef('x.id', '=', 'm.member_id'),
        )
        .select(['m.group_id', 'm.member_id', 'm.member_kind', 'm.display', 'x.display_name'])
        .where('m.scim_server_id', '=', this.#owner.scimServerId)
        .where('m.group_id', 'in', piece)
        .orderBy('m.member_id')
        .execute()
      for (const row of rows) {
        const list = lists.get(row.group_id) ?? []
        list.push({ value: row.member_id, type: row.member_kind, display: row.display ?? row.display_name })
        lists.set(row.group_id, list)
      }
    }
    return lists
  }

  /** The groups that hold some resources directly, by member. */
  async groupsOf(memberIds: readonly string[]): Promise<Map<string, { id: string; displayName: string }[]>> {
    const groups = new Map<string, { id: string; displayName: string }[]>()
    for (const piece of piecesOf([...memberIds], 1000)) {
      const rows = await this.#db
        .selectFrom('members as m')
        .innerJoin('resources as g', (join) =>
          join.onRef('g.scim_server_id', '=', 'm.scim_server_id').onRef('g.id', '=', 'm.group_id'),
        )
        .select(['m.member_id', 'g.id', 'g.display_name'])
        .where('m.scim_server_id', '=', this.#owner.scimServerId)
        .where('m.member_id', 'in', piece)
        .orderBy('g.id')
        .execute()
      for (const row of rows)
        groups.set(row.member_id, [...(groups.get(row.member_id) ?? []), { id: row.id, displayName: row.display_name }])
    }
    return groups
  }

  #delete(groupId: string) {
    return this.#db
      .deleteFrom('members')
      .where('scim_server_id', '=', this.#owner.scimServerId)
      .where('group_id', '=', groupId)
  }
}
