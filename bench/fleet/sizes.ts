import type { Client } from 'pg'

/** Tables and indexes with their bytes; an index with how many entries it has and how deep it is. */
export interface Size {
  readonly name: string
  readonly bytes: number
  readonly entries: number | null
  /** Levels below the root; null: a table, or the database cannot tell. */
  readonly depth: number | null
}

/** What PostgreSQL has on disk now, after it was tidied. */
export async function sizesOf(client: Client): Promise<Size[]> {
  await client.query('VACUUM ANALYZE')
  const hasDepth = await client.query('CREATE EXTENSION IF NOT EXISTS pageinspect').then(
    () => true,
    () => false,
  )
  const depth = hasDepth ? `CASE WHEN c.relkind = 'i' THEN (bt_metap(c.oid::regclass::text)).level END` : 'NULL::int'
  const { rows } = await client.query<{ name: string; bytes: string; entries: number; kind: string; depth: number }>(
    `SELECT c.relname AS name, c.relkind AS kind, c.reltuples AS entries, ${depth} AS depth,
            CASE c.relkind WHEN 'r' THEN pg_table_size(c.oid) ELSE pg_relation_size(c.oid) END AS bytes
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = 'public' AND c.relkind IN ('r', 'i') ORDER BY c.relname`,
  )
  return rows.map((row) => ({
    name: row.name,
    bytes: Number(row.bytes),
    entries: row.kind === 'i' ? row.entries : null,
    depth: row.depth,
  }))
}
