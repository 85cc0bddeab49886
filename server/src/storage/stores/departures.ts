import { type Kysely, sql } from 'kysely'
import type { DepartureRow } from '../held-tables.ts'
import type { Tables } from '../tables.ts'
import type { Access } from './access.ts'
import type { NewMember } from './new-member.ts'
import { inPieces, type Owner } from './owner.ts'

export type NewDeparture = Omit<DepartureRow, 'scim_server_id' | 'account_id'>

/** A member that a group lost, as the row was. */
export type LostMembership = NewMember & { readonly id: string; readonly name: string }

const conflictColumns = ['scim_server_id', 'person_id', 'group_id', 'live_key'] as const
/** What a new loss of the same thing overwrites, as long as the old one is not held. */
const renewed = ['id', 'at', 'request_id', 'batch_id', 'state', 'member_kind', 'display', 'added_at'] as const

/** What one SCIM server's client took away, and how much of it within the hour. */
export class DepartureStore {
  readonly #db: Kysely<Tables>
  readonly #owner: { readonly scim_server_id: string; readonly account_id: string }
  readonly #database: Access['database']

  constructor({ db, database }: Access, owner: Owner) {
    this.#db = db
    this.#owner = { account_id: owner.accountId, scim_server_id: owner.scimServerId }
    this.#database = database
  }

  /** The window's JSON, held until the transaction ends; `{}` when there is none yet. */
  async holdWindow(subject: string): Promise<string> {
    const row = await this.#db
      .insertInto('loss_windows')
      .values({ ...this.#owner, subject, state: '{}' })
      .onConflict((conflict) =>
        conflict.columns(['scim_server_id', 'subject']).doUpdateSet({ account_id: this.#owner.account_id }),
      )
      .returning('state')
      .executeTakeFirstOrThrow()
    return row.state
  }

  async writeWindow(subject: string, state: string): Promise<void> {
    await this.#db
      .updateTable('loss_windows')
      .set({ state })
      .where('scim_server_id', '=', this.#owner.scim_server_id)
      .where('subject', '=', subject)
      .execute()
  }

  /** Begins to count anew, for the people and for every group. */
  async clearWindows(): Promise<void> {
    await this.#db
      .deleteFrom('loss_windows')
      .where('scim_server_id', '=', this.#owner.scim_server_id)
      .where('subject', '!=', '')
      .execute()
    await this.writeWindow('', '{}')
  }

  /** False: the same thing is held already, and stays as it is there. */
  async add(row: NewDeparture): Promise<boolean> {
    const added = await this.#db
      .insertInto('departures')
      .values({ ...row, ...this.#owner })
      .onConflict((conflict) =>
        conflict
          .columns([...conflictColumns])
          .doUpdateSet({ ...row })
          .where('departures.state', '=', 'passed'),
      )
      .returning('id')
      .executeTakeFirst()
    return added !== undefined
  }

  /** Members that one group lost, in one statement however many. Answers how many were not held already. */
  async addMemberships(
    group: { readonly id: string; readonly name: string },
    loss: Pick<DepartureRow, 'at' | 'request_id' | 'batch_id' | 'state'>,
    members: readonly LostMembership[],
  ): Promise<number> {
    let count = 0
    const { scim_server_id, account_id } = this.#owner
    await inPieces(members, async (piece) => {
      const json = JSON.stringify(piece.map((row) => ({ ...row, name_key: row.name.toLowerCase().slice(0, 200) })))
      const fields = ['id', 'member_id', 'member_kind', 'display', 'added_at', 'name', 'name_key'] as const
      const source =
        this.#database === 'sqlite'
          ? sql`select ${sql.join(fields.map((field) => sql`value ->> ${sql.lit(field)} as ${sql.id(field)}`))} from json_each(${json})`
          : sql`select * from jsonb_to_recordset(${json}::jsonb) as l(${sql.join(fields.map((field) => sql`${sql.id(field)} text`))})`
      const { rows } =
        await sql`insert into departures (scim_server_id, account_id, group_id, group_name, at, request_id,
          batch_id, state, kind, decision_id, live_key, user_key, external_key, department, version,
          id, person_id, member_kind, display, added_at, name, name_key)
        select ${scim_server_id}, ${account_id}, ${group.id}, ${group.name}, ${loss.at}, ${loss.request_id},
          ${loss.batch_id}, ${loss.state}, 'memberRemoved', '', '', '', '', '', 0,
          n.id, n.member_id, n.member_kind, n.display, n.added_at, n.name, n.name_key from (${source}) as n where 1 = 1
        on conflict (${sql.join(conflictColumns.map((column) => sql.id(column)))}) do update
        set ${sql.join(renewed.map((column) => sql`${sql.id(column)} = excluded.${sql.id(column)}`))}
        where departures.state = 'passed' returning id`.execute(this.#db)
      count += rows.length
    })
    return count
  }

  /** Everything that took effect since a moment becomes part of a batch. */
  async capture(batchId: string, since: string): Promise<Pick<DepartureRow, 'kind' | 'person_id' | 'group_id'>[]> {
    return this.#db
      .updateTable('departures')
      .set({ batch_id: batchId, state: 'held' })
      .where('scim_server_id', '=', this.#owner.scim_server_id)
      .where('batch_id', '=', '')
      .where('at', '>', since)
      .returning(['kind', 'person_id', 'group_id'])
      .execute()
  }

  /** How many people left since a moment and have not come back; of one group, how many members. */
  async countSince(since: string, groupId: string | null): Promise<number> {
    const kinds = groupId === null ? (['deactivated', 'deleted'] as const) : (['memberRemoved'] as const)
    const { rows } = await sql<{ n: number }>`select count(*) as n from departures d
      where d.scim_server_id = ${this.#owner.scim_server_id} and d.batch_id = '' and d.at > ${since}
        and d.kind in (${sql.join(kinds)}) ${
          groupId === null
            ? sql``
            : sql`and d.group_id = ${groupId} and not exists (select 1 from members m
              where m.scim_server_id = d.scim_server_id and m.group_id = d.group_id and m.member_id = d.person_id)`
        }`.execute(this.#db)
    return Number(rows[0]?.n ?? 0)
  }

  /** What is passed or held of one person (`groupId` empty) or group (`personId` empty) itself. */
  async live(personId: string, groupId: string): Promise<DepartureRow | undefined> {
    return this.#live().where('person_id', '=', personId).where('group_id', '=', groupId).executeTakeFirst()
  }

  /** Everything that is passed or held of one person: itself, memberships, manager links. */
  async liveOf(personId: string): Promise<DepartureRow[]> {
    return this.#live().where('person_id', '=', personId).execute()
  }

  /** What is held of each of these people: itself, memberships, manager links. */
  async heldOf(personIds: readonly string[]): Promise<Map<string, DepartureRow[]>> {
    const found = new Map<string, DepartureRow[]>()
    await inPieces(personIds, async (piece) => {
      const rows = await this.#live().where('person_id', 'in', piece).where('state', '=', 'held').execute()
      for (const row of rows) found.set(row.person_id, [...(found.get(row.person_id) ?? []), row])
    })
    return found
  }

  /** Ids of people whose deletion is held, in order. @param after empty from the beginning */
  async heldDeletions(after: string, limit: number): Promise<string[]> {
    const rows = await this.#live()
      .where('state', '=', 'held')
      .where('kind', '=', 'deleted')
      .where('person_id', '>', after)
      .orderBy('person_id')
      .limit(limit)
      .execute()
    return rows.map(({ person_id }) => person_id)
  }

  /** Memberships of a group that are held, of these members. */
  async heldMemberships(groupId: string, memberIds: readonly string[]): Promise<DepartureRow[]> {
    const found: DepartureRow[] = []
    await inPieces(memberIds, async (piece) => {
      found.push(...(await this.#live().where('group_id', '=', groupId).where('person_id', 'in', piece).execute()))
    })
    return found.filter(({ kind, state }) => kind === 'memberRemoved' && state === 'held')
  }

  /** Held deletions of whoever had this name or this externalId. */
  async heldWithKeys(userKey: string, externalKey: string): Promise<DepartureRow[]> {
    const own = this.#live().where('state', '=', 'held')
    const named = await own.where('user_key', '=', userKey).execute()
    if (named.length > 0 || externalKey === '') return named
    return own.where('external_key', '=', externalKey).execute()
  }

  /** Whether it is held still; from now on nobody else changes it until the transaction ends. */
  async hold(id: string): Promise<boolean> {
    const row = await this.#db
      .updateTable('departures')
      .set({ state: 'held' })
      .where('scim_server_id', '=', this.#owner.scim_server_id)
      .where('id', '=', id)
      .where('state', '=', 'held')
      .returning('id')
      .executeTakeFirst()
    return row !== undefined
  }

  /** Changes one that is passed or held. False: it is not any more. */
  async change(id: string, columns: Partial<NewDeparture>): Promise<boolean> {
    const changed = await this.#db
      .updateTable('departures')
      .set(columns)
      .where('scim_server_id', '=', this.#owner.scim_server_id)
      .where('id', '=', id)
      .where('live_key', '=', '')
      .returning('id')
      .executeTakeFirst()
    return changed !== undefined
  }

  async remove(id: string): Promise<void> {
    await this.#db
      .deleteFrom('departures')
      .where('scim_server_id', '=', this.#owner.scim_server_id)
      .where('id', '=', id)
      .execute()
  }

  #live() {
    return this.#db
      .selectFrom('departures')
      .selectAll()
      .where('scim_server_id', '=', this.#owner.scim_server_id)
      .where('live_key', '=', '')
  }
}
