import { type Kysely, sql } from 'kysely'
import type { Tables } from '../tables.ts'

/** Those whose columns can hold something about a person. */
const tables = [
  'resources',
  'attribute_values',
  'members',
  'activity',
  'changes',
  'health_conditions',
  'health_notices',
  'connect_setups',
  'connect_things',
  'signature_values',
  'signature_people',
  'signatures',
  'signature_changes',
] as const

/** The planner keeps samples of values (pg_stats); a fresh look replaces them. Dead rows are autovacuum's to remove. */
export async function refreshSamples(db: Kysely<Tables>): Promise<void> {
  for (const table of tables) await sql`analyze ${sql.table(table)}`.execute(db)
}
