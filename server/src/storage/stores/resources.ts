import { type Kysely, type RawBuilder, type Selectable, sql } from 'kysely'
import type { Condition } from '../conditions/condition.ts'
import { conditionSql } from '../conditions/condition-sql.ts'
import type { ResourceRow, Tables } from '../tables.ts'
import type { Access } from './access.ts'
import { inPieces, type Owner } from './owner.ts'
import { whereIn } from './text-list.ts'
import { insertText, valuesOf } from './texts.ts'

export type Kind = ResourceRow['kind']
type Row = Selectable<ResourceRow>

/** Where a page starts: after so many rows, or after one row's sort key. */
export type PageStart =
  | { readonly kind: 'offset'; readonly offset: number }
  | { readonly kind: 'after'; readonly key: string; readonly id: string }
  | { readonly kind: 'first' }

export interface PageOrder {
  /** Null: by id, which is by age. */
  readonly path: string | null
  readonly descending: boolean
}

/** A row, and the key that it sorts by. */
export type SortedRow = Row & { readonly sort_key: string }

const columns = [
  'scim_server_id',
  'id',
  'account_id',
  'kind',
  'unique_key',
  'display_name',
  'name_key',
  'title_key',
  'department_key',
  'active',
  'source',
  'manager_id',
  'member_count',
  'version',
  'created_at',
  'last_modified',
  'inactive_since',
  'document',
] as const satisfies readonly (keyof Row)[]
const insertResource = insertText('resources', columns)
const oneResource = 'select * from resources where scim_server_id = ? and id = ? and kind = ?'
const namesOf = whereIn('select id, kind, display_name from resources where scim_server_id = ? and id')

/** RFC 7644 section 3.4.2.3: resources without the attribute come last in ascending order. */
const sortsLast = '\u{10FFFF}'

/** Users and groups of one SCIM server. */
export class ResourceStore {
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

  async insert(row: Omit<Row, 'scim_server_id' | 'account_id'>): Promise<void> {
    const { accountId, scimServerId } = this.#owner
    this.#statements.later(
      insertResource,
      valuesOf(columns, { ...row, scim_server_id: scimServerId, account_id: accountId }),
    )
  }

  async get(id: string, kind: Kind): Promise<Row | undefined> {
    return this.#own().selectAll().where('id', '=', id).where('kind', '=', kind).executeTakeFirst()
  }

  /** The row, held until the transaction ends. */
  async getForChange(id: string, kind: Kind): Promise<Row | undefined> {
    // SQLite has one writer, so its rows need no lock.
    const text = this.#database === 'postgres' ? `${oneResource} for update` : oneResource
    return (await this.#statements.ask<Row>(text, [this.#owner.scimServerId, id, kind]))[0]
  }

  async update(
    id: string,
    changed: Partial<Omit<Row, 'scim_server_id' | 'account_id' | 'id' | 'kind'>>,
  ): Promise<void> {
    const names = columns.filter((column) => column in changed) as (keyof typeof changed)[]
    const text = `update resources set ${names.map((name) => `${name} = ?`).join(', ')} where scim_server_id = ? and id = ?`
    const values = names.map((name) => changed[name] ?? null)
    this.#statements.later(text, [...values, this.#owner.scimServerId, id])
  }

  /** Members, memberships and attribute values go with it. */
  async delete(id: string): Promise<void> {
    await this.#db
      .deleteFrom('resources')
      .where('scim_server_id', '=', this.#owner.scimServerId)
      .where('id', '=', id)
      .execute()
  }

  async reportsOf(managerId: string): Promise<Row[]> {
    return this.#own().selectAll().where('manager_id', '=', managerId).orderBy('id').execute()
  }

  /** Kind and name of those ids that exist. */
  async named(ids: readonly string[]): Promise<Map<string, { readonly kind: Kind; readonly displayName: string }>> {
    const found = new Map<string, { readonly kind: Kind; readonly displayName: string }>()
    const text = namesOf[this.#database]
    await inPieces(ids, async (piece) => {
      const rows = await this.#statements.ask<Pick<Row, 'id' | 'kind' | 'display_name'>>(text, [
        this.#owner.scimServerId,
        JSON.stringify(piece),
      ])
      for (const row of rows) found.set(row.id, { kind: row.kind, displayName: row.display_name })
    })
    return found
  }

  async count(kind: Kind, filter: Condition | null): Promise<number> {
    const { rows } = await sql<{
      n: number
    }>`select count(*) as n from resources r where ${this.#where(kind, filter)}`.execute(this.#db)
    return rows[0]?.n ?? 0
  }

  async page(
    kind: Kind,
    filter: Condition | null,
    order: PageOrder,
    start: PageStart,
    count: number,
  ): Promise<SortedRow[]> {
    const key = this.#sortKey(kind, order.path)
    const direction = order.descending ? sql`desc` : sql`asc`
    const sorted = order.path === null ? sql`r.id ${direction}` : sql`${key} ${direction}, r.id ${direction}`
    const offset = start.kind === 'offset' ? sql` offset ${start.offset}` : sql``
    // The places of the page are found in an index alone; only its own rows are read whole.
    const { rows } = await sql<SortedRow>`select p.sort_key, r.* from (
        select r.id, ${key} as sort_key from resources r
        where ${this.#where(kind, filter)} and ${this.#after(key, order, start)}
        order by ${sorted} limit ${count}${offset}) as p
      join resources r on r.scim_server_id = ${this.#owner.scimServerId} and r.id = p.id
      order by p.sort_key ${direction}, p.id ${direction}`.execute(this.#db)
    return rows
  }

  #own() {
    return this.#db.selectFrom('resources').where('scim_server_id', '=', this.#owner.scimServerId)
  }

  #where(kind: Kind, filter: Condition | null): RawBuilder<unknown> {
    const own = sql`r.scim_server_id = ${this.#owner.scimServerId} and r.kind = ${kind}`
    const scope = { scimServerId: this.#owner.scimServerId, resourceKind: kind, database: this.#database }
    return filter === null ? own : sql`${own} and ${conditionSql(filter, scope)}`
  }

  #after(key: RawBuilder<unknown>, order: PageOrder, start: PageStart): RawBuilder<unknown> {
    if (start.kind !== 'after') return sql`1 = 1`
    const beyond = order.descending ? sql`<` : sql`>`
    if (order.path === null) return sql`r.id ${beyond} ${start.id}`
    return sql`(${key} ${beyond} ${start.key} or (${key} = ${start.key} and r.id ${beyond} ${start.id}))`
  }

  #sortKey(kind: Kind, path: string | null): RawBuilder<unknown> {
    if (path === null || path === 'id') return sql`r.id`
    if (path === 'meta.created') return sql`r.created_at`
    if (path === 'meta.lastmodified') return sql`r.last_modified`
    if (path === (kind === 'User' ? 'username' : 'displayname')) return sql`r.unique_key`
    return sql`coalesce((select min(v.key) from attribute_values v
      where v.scim_server_id = r.scim_server_id and v.resource_id = r.id and v.path = ${path}), ${sortsLast})`
  }
}
