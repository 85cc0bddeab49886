import { type Kysely, PostgresAdapter, type RawBuilder, sql } from 'kysely'

type ColumnKind = 'text' | 'text?' | 'integer' | 'integer?' | 'number?'

/** Every column of a table with its kind; a `?` means that the column may be null. */
export type Columns = Readonly<Record<string, ColumnKind>>

/** Text compares byte by byte on both databases, so that keys sort alike. */
function typeOf(kind: ColumnKind, db: Kysely<unknown>): RawBuilder<unknown> {
  if (kind.startsWith('integer')) return sql`bigint`
  if (kind.startsWith('number')) return sql`double precision`
  return db.getExecutor().adapter instanceof PostgresAdapter ? sql`text collate "C"` : sql`text`
}

/** A reference that leads with the owner, so that no row can point into another owner's data. */
export interface Reference {
  readonly columns: readonly string[]
  readonly table: string
  readonly targets: readonly string[]
}

/** A table whose primary key starts with its owner. Rows that refer to another table go with the row they refer to. */
export async function createOwnedTable(
  db: Kysely<unknown>,
  name: string,
  primaryKey: readonly string[],
  columns: Columns,
  references: readonly Reference[] = [],
): Promise<void> {
  const lines = Object.entries(columns).map(
    ([column, kind]) => sql`${sql.id(column)} ${typeOf(kind, db)}${kind.endsWith('?') ? sql`` : sql` not null`}`,
  )
  const keys = references.map(
    (key) =>
      sql`foreign key (${ids(key.columns)}) references ${sql.id(key.table)} (${ids(key.targets)}) on delete cascade`,
  )
  await sql`create table ${sql.id(name)} (${sql.join([...lines, sql`primary key (${ids(primaryKey)})`, ...keys])})`.execute(
    db,
  )
}

function ids(columns: readonly string[]): RawBuilder<unknown> {
  return sql.join(columns.map((column) => sql.id(column)))
}

/** An index named for what it serves; a unique one is named in storage's UniqueViolationError. */
export async function createIndex(
  db: Kysely<unknown>,
  name: string,
  table: string,
  columns: readonly string[],
  unique = false,
): Promise<void> {
  await sql`create ${unique ? sql`unique ` : sql``}index ${sql.id(name)} on ${sql.id(table)} (${ids(columns)})`.execute(
    db,
  )
}
