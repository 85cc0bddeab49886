import type { Kysely, Selectable } from 'kysely'
import type { ResourceRow, Tables } from '../tables.ts'
import type { Access } from './access.ts'
import { inPieces, type Owner } from './owner.ts'
import { whereIn } from './text-list.ts'
import { insertText, valuesOf } from './texts.ts'

export type Kind = ResourceRow['kind']
type Row = Selectable<ResourceRow>

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
    return (await this.#statements.ask<Row>(oneResource, [this.#owner.scimServerId, id, kind]))[0]
  }

  /** Rows by id; whoever is not there is not in the answer. */
  async some(ids: readonly string[], kind: Kind): Promise<Map<string, Row>> {
    const found = new Map<string, Row>()
    await inPieces(ids, async (piece) => {
      const rows = await this.#db
        .selectFrom('resources')
        .selectAll()
        .where('scim_server_id', '=', this.#owner.scimServerId)
        .where('id', 'in', piece)
        .where('kind', '=', kind)
        .execute()
      for (const row of rows) found.set(row.id, row)
    })
    return found
  }

  /** Ids in order. @param after empty from the beginning */
  async idsAfter(kind: Kind, after: string, limit: number): Promise<string[]> {
    const rows = await this.#db
      .selectFrom('resources')
      .select('id')
      .where('scim_server_id', '=', this.#owner.scimServerId)
      .where('id', '>', after)
      .where('kind', '=', kind)
      .orderBy('id')
      .limit(limit)
      .execute()
    return rows.map(({ id }) => id)
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

  /** Whether a resource has this unique key. */
  async isTaken(kind: Kind, uniqueKey: string): Promise<boolean> {
    const own = this.#own().select('id').where('kind', '=', kind)
    return (await own.where('unique_key', '=', uniqueKey).executeTakeFirst()) !== undefined
  }

  /** What a resource that is made now is: its caller's, or manual where the SCIM server is disconnected. */
  async sourceNow(): Promise<Row['source']> {
    const server = await this.#db
      .selectFrom('scim_servers')
      .select('state')
      .where('account_id', '=', this.#owner.accountId)
      .where('id', '=', this.#owner.scimServerId)
      .executeTakeFirst()
    return server?.state === 'disconnected' ? 'manual' : 'scim'
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

  #own() {
    return this.#db.selectFrom('resources').where('scim_server_id', '=', this.#owner.scimServerId)
  }
}
