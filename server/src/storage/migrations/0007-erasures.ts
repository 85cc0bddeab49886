import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { createIndex, createOwnedTable } from './columns.ts'

/** Tombstones of people who were erased: ids and keyed hashes, no name. */
export const erasures: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await createOwnedTable(db, 'erasures', ['account_id', 'id'], {
      account_id: 'text',
      id: 'text',
      scim_server_id: 'text',
      person_id: 'text',
      external_id_hash: 'text?',
      user_name_hash: 'text',
      erased_at: 'text',
      requested_by: 'text',
      state: 'text',
      work: 'text',
    })
    await createIndex(db, 'erasures_state', 'erasures', ['state'])
  },
}
