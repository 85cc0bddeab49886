import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { createIndex, createOwnedTable } from './columns.ts'

/** How employees sign in to their own page. */
export const portal: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await createOwnedTable(db, 'portal_links', ['account_id', 'digest'], {
      account_id: 'text',
      digest: 'text',
      person_id: 'text',
      created_at: 'text',
      expires_at: 'text',
      used_at: 'text?',
    })
    await createIndex(db, 'portal_links_person', 'portal_links', ['account_id', 'person_id', 'created_at'])
    await createIndex(db, 'portal_links_expiry', 'portal_links', ['expires_at'])
    await createOwnedTable(db, 'portal_sessions', ['account_id', 'digest'], {
      account_id: 'text',
      digest: 'text',
      person_id: 'text',
      created_at: 'text',
      expires_at: 'text',
    })
    await createIndex(db, 'portal_sessions_person', 'portal_sessions', ['account_id', 'person_id'])
    await createIndex(db, 'portal_sessions_expiry', 'portal_sessions', ['expires_at'])
    // Somebody who signs in says an address, not an account.
    await createIndex(db, 'signature_people_anywhere', 'signature_people', ['email_key'])
  },
}
