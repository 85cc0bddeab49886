import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { createIndex, createOwnedTable } from './columns.ts'

/** Cycles, conditions and notices of the room `health`. */
export const health: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await watching(db)
    await conditions(db)
    await notices(db)
  },
}

async function watching(db: Kysely<unknown>): Promise<void> {
  await createOwnedTable(db, 'health_traffic', ['scim_server_id', 'minute'], {
    scim_server_id: 'text',
    minute: 'text',
    account_id: 'text',
    reads: 'integer',
    reads_first_at: 'text',
    reads_last_at: 'text',
    writes: 'integer',
    refused: 'integer',
    people_left: 'integer',
    people_back: 'integer',
    turned_away: 'integer',
  })
  await createOwnedTable(db, 'health_watch', ['scim_server_id'], {
    scim_server_id: 'text',
    account_id: 'text',
    state: 'text',
  })
  await createOwnedTable(db, 'health_cycles', ['scim_server_id', 'id'], {
    scim_server_id: 'text',
    id: 'text',
    account_id: 'text',
    kind: 'text',
    began_at: 'text',
    ended_at: 'text',
    closed: 'integer',
    created: 'integer',
    updated: 'integer',
    disabled: 'integer',
    deleted: 'integer',
    group_changes: 'integer',
    failed: 'integer',
    refused: 'integer',
    requests: 'integer',
  })
  await createIndex(db, 'health_cycles_began', 'health_cycles', ['scim_server_id', 'began_at'])
  await createOwnedTable(db, 'health_losses', ['scim_server_id', 'slot', 'path'], {
    scim_server_id: 'text',
    slot: 'text',
    path: 'text',
    account_id: 'text',
    lost: 'integer',
    gained: 'integer',
    examples: 'text',
  })
  await createOwnedTable(db, 'health_without_email', ['scim_server_id', 'resource_id'], {
    scim_server_id: 'text',
    resource_id: 'text',
    account_id: 'text',
  })
}

async function conditions(db: Kysely<unknown>): Promise<void> {
  await createOwnedTable(db, 'health_conditions', ['scim_server_id', 'id'], {
    scim_server_id: 'text',
    id: 'text',
    account_id: 'text',
    kind: 'text',
    subject: 'text',
    open_key: 'text',
    level: 'text',
    began_at: 'text',
    ended_at: 'text?',
    ending: 'text?',
    ended_by: 'text?',
    told_at: 'text?',
    clear_told_at: 'text?',
    evidence: 'text',
    end_evidence: 'text?',
  })
  const open = ['scim_server_id', 'kind', 'subject', 'open_key'] as const
  await createIndex(db, 'health_conditions_open', 'health_conditions', open, true)
  await createIndex(db, 'health_conditions_account', 'health_conditions', ['account_id', 'began_at'])
  await createOwnedTable(db, 'health_settings', ['account_id', 'scim_server_id'], {
    account_id: 'text',
    scim_server_id: 'text',
    settings: 'text',
  })
}

async function notices(db: Kysely<unknown>): Promise<void> {
  await createOwnedTable(db, 'health_webhooks', ['account_id', 'id'], {
    account_id: 'text',
    id: 'text',
    name: 'text',
    url: 'text',
    sealed: 'text',
    enabled: 'integer',
    trouble: 'text?',
    created_at: 'text',
    created_by: 'text',
  })
  await createOwnedTable(db, 'health_notices', ['account_id', 'id'], {
    account_id: 'text',
    id: 'text',
    scim_server_id: 'text',
    condition_id: 'text',
    event: 'text',
    channel: 'text',
    target: 'text',
    payload: 'text',
    state: 'text',
    attempts: 'integer',
    next_at: 'text',
    claimed_until: 'text',
    created_at: 'text',
    done_at: 'text?',
  })
  await createIndex(db, 'health_notices_due', 'health_notices', ['state', 'next_at'])
  await createIndex(db, 'health_notices_target', 'health_notices', ['account_id', 'target', 'state', 'id'])
  await createOwnedTable(db, 'health_attempts', ['account_id', 'notice_id', 'number'], {
    account_id: 'text',
    notice_id: 'text',
    number: 'integer',
    at: 'text',
    outcome: 'text',
    status: 'integer?',
    problem: 'text?',
  })
}
