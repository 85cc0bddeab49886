import type { Condition } from '../conditions/condition.ts'
import { type Fragment, piece, sql } from '../conditions/fragment.ts'
import { membershipTest } from '../conditions/membership-test.ts'
import type { Access } from './access.ts'
import type { Owner } from './owner.ts'

/** Where a membership stands among all of a SCIM server: by group, then by member. */
export interface MembershipPlace {
  readonly groupId: string
  readonly memberId: string
}

export interface ListedMembership extends MembershipPlace {
  readonly kind: 'User' | 'Group'
  readonly addedAt: string
  readonly groupName: string
  readonly memberName: string
}

/** What is asked: ids lead to an index, `rest` is looked at membership by membership. */
export interface MembershipQuestion {
  readonly groupId: string | null
  readonly memberId: string | null
  readonly rest: Condition | null
}

/** So many memberships are looked at for one page: a rare match in a group of a million must not hold everybody up. */
const window = 5_000

const nameOf = (column: 'm.group_id' | 'm.member_id') =>
  `(select x.display_name from resources x where x.scim_server_id = m.scim_server_id and x.id = ${column})`
const columns =
  piece(`m.group_id as "groupId", m.member_id as "memberId", m.member_kind as kind, m.added_at as "addedAt",
  ${nameOf('m.group_id')} as "groupName", coalesce(m.display, ${nameOf('m.member_id')}) as "memberName"`)
const candidateColumns = piece('c.scim_server_id, c.group_id, c.member_id, c.member_kind, c.display, c.added_at')
const always = piece('1 = 1')

/** Memberships of one SCIM server one by one, in the order of their places, however large a group is. */
export class MembershipStore {
  readonly #owner: Owner
  readonly #database: Access['database']
  readonly #statements: Access['statements']

  constructor({ database, statements }: Access, owner: Owner) {
    this.#owner = owner
    this.#database = database
    this.#statements = statements
  }

  async get({ groupId, memberId }: MembershipPlace): Promise<ListedMembership | undefined> {
    const rows = await this.#ask<ListedMembership>(sql`select ${columns} from members m
      where m.scim_server_id = ${this.#owner.scimServerId} and m.group_id = ${groupId}
        and m.member_id = ${memberId}`)
    return rows[0]
  }

  /** At most `count` memberships after a place, and the place to go on from; null when nothing comes after. */
  async page(
    question: MembershipQuestion,
    after: MembershipPlace | null,
    count: number,
  ): Promise<{ readonly memberships: readonly ListedMembership[]; readonly next: MembershipPlace | null }> {
    const { rest } = question
    const looked = rest === null ? count + 1 : window
    const seen = sql`select * from (${this.#candidates(question)}) as m where ${beyond(after)}
      order by m.group_id, m.member_id limit ${looked}`
    const test = rest === null ? always : membershipTest(rest, this.#database)
    const rows = await this.#ask<ListedMembership>(sql`select ${columns} from (${seen}) as m where ${test}
      order by m.group_id, m.member_id limit ${count + 1}`)
    const memberships = rows.slice(0, count)
    if (rows.length > count) return { memberships, next: memberships.at(-1) ?? null }
    return { memberships, next: rest === null ? null : await this.#edge(question, after) }
  }

  /** How many there are; null where each would have to be looked at. */
  async count({ groupId, memberId, rest }: MembershipQuestion): Promise<number | null> {
    if (rest !== null) return null
    if (memberId !== null) {
      const own = sql`m.scim_server_id = ${this.#owner.scimServerId} and m.member_id = ${memberId}`
      const group = groupId === null ? always : sql`m.group_id = ${groupId}`
      return this.#number(sql`select count(*) as n from members m where ${own} and ${group}`)
    }
    const group = groupId === null ? always : sql`r.id = ${groupId}`
    return this.#number(sql`select coalesce(sum(r.member_count), 0) as n from resources r
      where r.scim_server_id = ${this.#owner.scimServerId} and r.kind = 'Group' and ${group}`)
  }

  /** The last place that a page looked at; null when the page reached the end. */
  async #edge(question: MembershipQuestion, after: MembershipPlace | null): Promise<MembershipPlace | null> {
    const rows = await this.#ask<MembershipPlace>(sql`select m.group_id as "groupId", m.member_id as "memberId"
      from (${this.#candidates(question)}) as m where ${beyond(after)}
      order by m.group_id, m.member_id limit 2 offset ${window - 1}`)
    return rows.length === 2 ? (rows[0] ?? null) : null
  }

  /** The rows that an index leads to. Somebody's groups are few: fetched first, so that no plan walks all groups for them. */
  #candidates({ groupId, memberId }: MembershipQuestion): Fragment {
    const group = groupId === null ? always : sql`c.group_id = ${groupId}`
    const own = sql`c.scim_server_id = ${this.#owner.scimServerId}`
    if (memberId === null) return sql`select ${candidateColumns} from members c where ${own} and ${group}`
    return sql`with c as materialized (select * from members o where o.scim_server_id = ${this.#owner.scimServerId}
      and o.member_id = ${memberId}) select ${candidateColumns} from c where ${group}`
  }

  async #number(query: Fragment): Promise<number> {
    return Number((await this.#ask<{ n: number | string }>(query))[0]?.n ?? 0)
  }

  #ask<Row>({ text, parameters }: Fragment): Promise<readonly Row[]> {
    return this.#statements.ask<Row>(text, parameters)
  }
}

function beyond(place: MembershipPlace | null): Fragment {
  return place === null ? always : sql`(m.group_id, m.member_id) > (${place.groupId}, ${place.memberId})`
}
