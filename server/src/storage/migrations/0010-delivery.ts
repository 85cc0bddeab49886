import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { createIndex, createOwnedTable } from './columns.ts'

/** How signatures get out: API keys, webhooks that follow the changes, and which photos the public may see. */
export const delivery: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await createOwnedTable(db, 'api_keys', ['account_id', 'id'], {
      account_id: 'text',
      id: 'text',
      name: 'text',
      scopes: 'text',
      digest: 'text',
      created_at: 'text',
      created_by: 'text',
      last_used_at: 'text?',
      revoked_at: 'text?',
      revoked_by: 'text?',
    })
    // A caller brings nothing but the key.
    await createIndex(db, 'api_keys_id', 'api_keys', ['id'], true)
    await createOwnedTable(db, 'delivery_webhooks', ['account_id', 'id'], {
      account_id: 'text',
      id: 'text',
      name: 'text',
      url: 'text',
      sealed: 'text',
      enabled: 'integer',
      trouble: 'text?',
      cursor: 'text',
      next_at: 'text',
      claimed_until: 'text',
      created_at: 'text',
      created_by: 'text',
    })
    await createIndex(db, 'delivery_webhooks_due', 'delivery_webhooks', ['enabled', 'next_at'])
    await createOwnedTable(db, 'delivery_messages', ['account_id', 'webhook_id', 'id'], {
      account_id: 'text',
      webhook_id: 'text',
      id: 'text',
      kind: 'text',
      after_cursor: 'text',
      cursor: 'text',
      changes: 'integer',
      state: 'text',
      tries: 'text',
      created_at: 'text',
      done_at: 'text?',
    })
    await createIndex(db, 'delivery_messages_newest', 'delivery_messages', ['account_id', 'id'])
    await createIndex(db, 'signature_photos_hash', 'signature_photos', ['account_id', 'hash'])
  },
}
