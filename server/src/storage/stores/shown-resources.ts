import type { Condition } from '../conditions/condition.ts'
import { conditionSql, holdersSql, pinsOne } from '../conditions/condition-sql.ts'
import { type Fragment, piece, sql } from '../conditions/fragment.ts'
import type { Scope } from '../conditions/scope.ts'
import type { ResourceRow } from '../tables.ts'
import { uniqueTextKey } from '../text-key.ts'
import type { Access } from './access.ts'
import type { Owner } from './owner.ts'
import { type Beside, type ShownRow, shownColumns, shownRow, type TextRow } from './shown-columns.ts'

type Kind = ResourceRow['kind']

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
export type SortedRow = ShownRow & { readonly sort_key: string }
type SortedTextRow = TextRow & { readonly sort_key: string }

/** So many who share a value are fetched one by one. */
const few = 20

/** RFC 7644 section 3.4.2.3: resources without the attribute come last in ascending order. */
const sortsLast = '\u{10FFFF}'

/** Users and groups of one SCIM server as answers show them: one statement for one person, and one for a page. */
export class ShownResourceStore {
  readonly #owner: Owner
  readonly #database: Access['database']
  readonly #statements: Access['statements']

  constructor({ database, statements }: Access, owner: Owner) {
    this.#owner = owner
    this.#database = database
    this.#statements = statements
  }

  async one(id: string, kind: Kind, beside: Beside): Promise<ShownRow | undefined> {
    const text = byId[this.#database][beside]
    const [row] = await this.#statements.ask<TextRow>(text, [this.#owner.scimServerId, id, kind])
    return row && shownRow(row)
  }

  async count(kind: Kind, filter: Condition | null): Promise<number> {
    const { text, parameters } = sql`select count(*) as n from resources r where ${this.#where(kind, filter)}`
    return (await this.#statements.ask<{ n: number }>(text, parameters))[0]?.n ?? 0
  }

  async page(
    kind: Kind,
    filter: Condition | null,
    order: PageOrder,
    start: PageStart,
    count: number,
    beside: Beside,
  ): Promise<SortedRow[]> {
    if (order.path === null && !order.descending && isStart(start) && filter !== null) {
      const found = await this.#lookup(kind, filter, count, beside)
      if (found !== null) return found
    }
    const rows = await this.#rows(this.#pageOf(kind, filter, order, start, count, beside))
    return rows.map(sortedRow)
  }

  /** What clients ask most, in the words that cost least; null: ask for the page. */
  async #lookup(kind: Kind, filter: Condition, count: number, beside: Beside): Promise<SortedRow[] | null> {
    const name = nameIn(filter, kind)
    if (name !== null) {
      const key = [this.#owner.scimServerId, kind, uniqueTextKey(name)]
      return this.#one(await this.#statements.ask<TextRow>(byName[this.#database][beside], key))
    }
    if (pinsOne(filter)) {
      const columns = shownColumns[this.#database][beside]
      return this.#one(await this.#rows(sql`select ${columns} from resources r where ${this.#where(kind, filter)}`))
    }
    const holders = this.#database === 'sqlite' ? holdersSql(filter, this.#scope(kind)) : null
    return holders && this.#few(holders, kind, count, beside)
  }

  /** On SQLite a list within a statement costs more than all the rest of it, and another statement next to nothing. */
  async #few(holders: Fragment, kind: Kind, count: number, beside: Beside): Promise<SortedRow[] | null> {
    const rows = await this.#rows<{ resource_id: string }>(sql`${holders} limit ${few + 1}`)
    const ids = [...new Set(rows.map((row) => row.resource_id))].sort()
    if (rows.length > few) return null
    const found = await Promise.all(ids.slice(0, count).map((id) => this.one(id, kind, beside)))
    return found.flatMap((row) => (row === undefined ? [] : [{ ...row, sort_key: row.id }]))
  }
  #one(rows: readonly TextRow[]): SortedRow[] {
    return rows.map((row) => sortedRow({ ...row, sort_key: row.id }))
  }

  #rows<Row = SortedTextRow>({ text, parameters }: Fragment): Promise<readonly Row[]> {
    return this.#statements.ask<Row>(text, parameters)
  }

  /** The places of the page are found in an index alone; only its own rows are read whole. */
  #pageOf(
    kind: Kind,
    filter: Condition | null,
    order: PageOrder,
    start: PageStart,
    count: number,
    beside: Beside,
  ): Fragment {
    const key = sortKey(kind, order.path)
    const direction = order.descending ? piece('desc') : piece('asc')
    const sorted = order.path === null ? sql`r.id ${direction}` : sql`${key} ${direction}, r.id ${direction}`
    const offset = start.kind === 'offset' ? sql` offset ${start.offset}` : piece('')
    return sql`select p.sort_key, ${shownColumns[this.#database][beside]} from (
        select r.id, ${key} as sort_key from resources r
        where ${this.#where(kind, filter)} and ${after(key, order, start)}
        order by ${sorted} limit ${count}${offset}) as p
      join resources r on r.scim_server_id = ${this.#owner.scimServerId} and r.id = p.id
      order by p.sort_key ${direction}, p.id ${direction}`
  }

  #where(kind: Kind, filter: Condition | null): Fragment {
    const own = sql`r.scim_server_id = ${this.#owner.scimServerId} and r.kind = ${kind}`
    return filter === null ? own : sql`${own} and ${conditionSql(filter, this.#scope(kind))}`
  }

  #scope(kind: Kind): Scope {
    return { scimServerId: this.#owner.scimServerId, resourceKind: kind, database: this.#database }
  }
}

type Texts = Readonly<Record<Access['database'], Readonly<Record<Beside, string>>>>

function textsWith(rest: string): Texts {
  const texts = (database: Access['database']) => {
    const columns = shownColumns[database]
    const text = (beside: Beside) => `select ${columns[beside].text} from resources r where ${rest}`
    return { manager: text('manager'), managerAndGroups: text('managerAndGroups'), nothing: text('nothing') }
  }
  return { sqlite: texts('sqlite'), postgres: texts('postgres') }
}

const byId = textsWith('r.scim_server_id = ? and r.id = ? and r.kind = ?')
/** What clients ask most: who has this userName, which group this displayName. The key is unique. */
const byName = textsWith('r.scim_server_id = ? and r.kind = ? and r.unique_key = ?')

function sortedRow(row: SortedTextRow): SortedRow {
  return { ...shownRow(row), sort_key: row.sort_key }
}

const isStart = (start: PageStart) => start.kind === 'first' || (start.kind === 'offset' && start.offset === 0)

/** The userName or displayName that a filter asks for and nothing else. */
function nameIn(filter: Condition | null, kind: Kind): string | null {
  if (filter?.kind !== 'compare' || filter.operator !== 'eq' || filter.caseExact || filter.value === null) return null
  return filter.path === (kind === 'User' ? 'username' : 'displayname') ? String(filter.value) : null
}

function after(key: Fragment, order: PageOrder, start: PageStart): Fragment {
  if (start.kind !== 'after') return piece('1 = 1')
  const beyond = piece(order.descending ? '<' : '>')
  if (order.path === null) return sql`r.id ${beyond} ${start.id}`
  return sql`(${key} ${beyond} ${start.key} or (${key} = ${start.key} and r.id ${beyond} ${start.id}))`
}

function sortKey(kind: Kind, path: string | null): Fragment {
  if (path === null || path === 'id') return piece('r.id')
  if (path === 'meta.created') return piece('r.created_at')
  if (path === 'meta.lastmodified') return piece('r.last_modified')
  if (path === (kind === 'User' ? 'username' : 'displayname')) return piece('r.unique_key')
  return sql`coalesce((select min(v.key) from attribute_values v
    where v.scim_server_id = r.scim_server_id and v.resource_id = r.id and v.path = ${path}), ${sortsLast})`
}
