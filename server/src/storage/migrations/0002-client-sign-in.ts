import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import { createIndex, createOwnedTable } from './columns.ts'

/** Client secrets beside Secret Tokens, and workload identities. */
export const clientSignIn: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`alter table scim_tokens add column kind text not null default 'scim'`.execute(db)
    await createOwnedTable(db, 'workload_identities', ['scim_server_id'], {
      scim_server_id: 'text',
      cloud: 'text',
      tenant_id: 'text',
      application_id: 'text',
      subject: 'text?',
      direct: 'integer',
      created_by: 'text',
      created_at: 'text',
      last_used_at: 'text?',
      last_refusal: 'text?',
      last_refused_at: 'text?',
    })
    await createOwnedTable(db, 'used_assertions', ['scim_server_id', 'digest'], {
      scim_server_id: 'text',
      digest: 'text',
      expires_at: 'text',
    })
    await createIndex(db, 'used_assertions_expiry', 'used_assertions', ['expires_at'])
  },
}
