import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import { createIndex, createOwnedTable } from './columns.ts'

/** What people and groups lost, the batches in which too much of it is held, and what was decided. */
export const heldChanges: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`alter table scim_servers add column holding bigint not null default 0`.execute(db)
    await createOwnedTable(db, 'loss_windows', ['scim_server_id', 'subject'], {
      scim_server_id: 'text',
      subject: 'text',
      account_id: 'text',
      state: 'text',
    })
    await batches(db)
    await departures(db)
  },
}

async function batches(db: Kysely<unknown>): Promise<void> {
  await createOwnedTable(db, 'held_batches', ['scim_server_id', 'id'], {
    scim_server_id: 'text',
    id: 'text',
    account_id: 'text',
    state: 'text',
    began_at: 'text',
    last_at: 'text',
    closed_at: 'text?',
    cause: 'text',
    people: 'integer',
    memberships: 'integer',
    groups: 'integer',
    held_people: 'integer',
    held_changes: 'integer',
  })
  await createIndex(db, 'held_batches_account', 'held_batches', ['account_id', 'state', 'id'])
  await createOwnedTable(db, 'held_decisions', ['scim_server_id', 'id'], {
    scim_server_id: 'text',
    id: 'text',
    account_id: 'text',
    batch_id: 'text',
    kind: 'text',
    at: 'text',
    by: 'text',
    people: 'integer',
    changes: 'integer',
    done: 'integer',
    refused: 'integer',
    done_at: 'text?',
  })
  await createIndex(db, 'held_decisions_batch', 'held_decisions', ['scim_server_id', 'batch_id', 'id'])
}

async function departures(db: Kysely<unknown>): Promise<void> {
  await createOwnedTable(db, 'departures', ['scim_server_id', 'id'], {
    scim_server_id: 'text',
    id: 'text',
    account_id: 'text',
    batch_id: 'text',
    decision_id: 'text',
    kind: 'text',
    state: 'text',
    live_key: 'text',
    person_id: 'text',
    group_id: 'text',
    at: 'text',
    request_id: 'text',
    change_id: 'text?',
    name: 'text',
    name_key: 'text',
    group_name: 'text',
    user_key: 'text',
    external_key: 'text',
    department: 'text',
    member_kind: 'text?',
    display: 'text?',
    added_at: 'text?',
    document: 'text?',
    created_at: 'text?',
    version: 'integer',
  })
  const live = ['scim_server_id', 'person_id', 'group_id', 'live_key'] as const
  await createIndex(db, 'departures_live', 'departures', live, true)
  await createIndex(db, 'departures_batch', 'departures', ['scim_server_id', 'batch_id', 'name_key', 'id'])
  await createIndex(db, 'departures_decision', 'departures', ['scim_server_id', 'decision_id', 'kind', 'id'])
  await createIndex(db, 'departures_user', 'departures', ['scim_server_id', 'user_key'])
  await createIndex(db, 'departures_external', 'departures', ['scim_server_id', 'external_key'])
}
