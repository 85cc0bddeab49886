import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { createIndex, createOwnedTable } from './columns.ts'

/** The bookkeeping of the room `connect`. */
export const connect: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await createOwnedTable(db, 'connect_setups', ['scim_server_id'], {
      scim_server_id: 'text',
      account_id: 'text',
      state: 'text',
      choices: 'text',
      cloud: 'text',
      tenant_id: 'text',
      began_at: 'text',
      began_by: 'text',
      entra_name: 'text',
      changed_at: 'text',
      ended_at: 'text?',
      problem: 'text?',
      runner: 'text',
      runner_until: 'text',
    })
    await createOwnedTable(db, 'connect_things', ['scim_server_id', 'id'], {
      scim_server_id: 'text',
      id: 'text',
      account_id: 'text',
      kind: 'text',
      key: 'text',
      entra_id: 'text?',
      name: 'text',
      state: 'text',
      by: 'text',
      at: 'text',
      details: 'text',
    })
    await createIndex(db, 'connect_things_key', 'connect_things', ['scim_server_id', 'kind', 'key'], true)
  },
}
