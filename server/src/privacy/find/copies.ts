import { type Kysely, sql } from 'kysely'
import type { JsonObject, JsonValue } from '../../base/index.ts'
import type { Tables } from '../../storage/index.ts'
import type { Mention } from './mention.ts'

/** Where other rooms keep text that may name a person, with the key of a row. */
const places = {
  health_conditions: { key: ['scim_server_id', 'id'], texts: ['subject', 'evidence', 'end_evidence'] },
  health_notices: { key: ['account_id', 'id'], texts: ['payload'] },
  departures: {
    key: ['scim_server_id', 'id'],
    texts: ['name', 'name_key', 'user_key', 'external_key', 'display', 'document'],
  },
  connect_setups: { key: ['scim_server_id'], texts: ['choices', 'problem'] },
  connect_things: { key: ['scim_server_id', 'id'], texts: ['key', 'name', 'details'] },
} as const satisfies Partial<
  Record<keyof Tables, { readonly key: readonly string[]; readonly texts: readonly string[] }>
>

type Place = keyof typeof places
type Row = Record<string, string | number | null>

export interface Copy {
  readonly table: Place
  readonly row: Row
}

/** The rows of one account that name somebody. These tables are small: trouble, and the setting up of a tenant. */
export async function copiesNaming(db: Kysely<Tables>, accountId: string, mentions: Mention): Promise<readonly Copy[]> {
  const found: Copy[] = []
  for (const [table, { texts }] of Object.entries(places) as [Place, (typeof places)[Place]][]) {
    const { rows } = await sql<Row>`select * from ${sql.table(table)} where account_id = ${accountId}`.execute(db)
    for (const row of rows) if (texts.some((column) => mentions(textIn(row, column)))) found.push({ table, row })
  }
  return found
}

/** Takes the words that name somebody out of such a row and leaves the rest. */
export async function redactCopy(tx: Kysely<Tables>, { table, row }: Copy, mentions: Mention): Promise<void> {
  const { key, texts } = places[table]
  const changed = texts.filter((column) => mentions(textIn(row, column)))
  const set = changed.map((column) => sql`${sql.id(column)} = ${redacted(textIn(row, column) ?? '', mentions)}`)
  const where = key.map((column) => sql`${sql.id(column)} = ${row[column]}`)
  await sql`update ${sql.table(table)} set ${sql.join(set)} where ${sql.join(where, sql` and `)}`.execute(tx)
}

const textIn = (row: Row, column: string): string | null => {
  const value = row[column]
  return typeof value === 'string' ? value : null
}

const gone = '(erased)'

/** JSON keeps its shape; any other text goes whole. */
export function redacted(text: string, mentions: Mention): string {
  try {
    return JSON.stringify(without(JSON.parse(text) as JsonValue, mentions))
  } catch {
    return gone
  }
}

function without(value: JsonValue, mentions: Mention): JsonValue {
  if (typeof value === 'string') return mentions(value) || mentions(JSON.stringify(value)) ? gone : value
  if (Array.isArray(value)) return value.map((one) => without(one, mentions))
  if (typeof value !== 'object' || value === null) return value
  const rest: JsonObject = {}
  for (const [key, one] of Object.entries(value)) rest[mentions(key) ? gone : key] = without(one, mentions)
  return rest
}
