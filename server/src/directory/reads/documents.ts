import type { Kysely } from 'kysely'
import type { JsonObject } from '../../base/json.ts'
import type { Tables } from '../../storage/tables.ts'
import type { PersonSummary } from '../read-contract.ts'

export type Reader = Kysely<Tables>

/** One account's view of the database. */
export interface ReadContext {
  readonly db: Reader
  readonly accountId: string
  /** Milliseconds since 1970. */
  readonly now: () => number
}

export const documentOf = (text: string): JsonObject => JSON.parse(text) as JsonObject

export const personColumns = [
  'scim_server_id',
  'id',
  'source',
  'active',
  'document',
  'created_at',
  'last_modified',
] as const

interface PersonColumns {
  readonly scim_server_id: string
  readonly id: string
  readonly source: 'scim' | 'manual'
  readonly active: 0 | 1
  readonly document: string
  readonly created_at: string
  readonly last_modified: string
}

export const toSummary = (row: PersonColumns): PersonSummary => ({
  id: row.id,
  scimServerId: row.scim_server_id,
  source: row.source,
  active: row.active === 1,
  document: documentOf(row.document),
  created: row.created_at,
  lastModified: row.last_modified,
})

/** The account's SCIM servers; a resource of any other is not there. */
export async function serverIds({ db, accountId }: ReadContext): Promise<string[]> {
  const rows = await db.selectFrom('scim_servers').select('id').where('account_id', '=', accountId).execute()
  return rows.map(({ id }) => id)
}

/** Rows by id in the order of the ids. */
export async function inOrder<T extends { readonly id: string }>(
  ids: readonly string[],
  load: (ids: string[]) => Promise<readonly T[]>,
): Promise<T[]> {
  if (ids.length === 0) return []
  const found = new Map((await load([...ids])).map((row) => [row.id, row]))
  return ids.flatMap((id) => {
    const row = found.get(id)
    return row === undefined ? [] : [row]
  })
}
