import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { createIndex, createOwnedTable } from './columns.ts'

/** What signatures are made of, version by version; what employees set; the finished signatures and their changes. */
export const signatures: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await configuration(db)
    await values(db)
    await finished(db)
    await work(db)
  },
}

async function configuration(db: Kysely<unknown>): Promise<void> {
  await createOwnedTable(db, 'signature_files', ['account_id', 'hash'], {
    account_id: 'text',
    hash: 'text',
    encoding: 'text',
    content: 'text',
    created_at: 'text',
  })
  await createOwnedTable(db, 'signature_versions', ['account_id', 'number'], {
    account_id: 'text',
    number: 'integer',
    tree: 'text',
    comment: 'text',
    published_at: 'text',
    published_by: 'text',
    approved_by: 'text?',
    change_set_id: 'text?',
    restored_from: 'integer?',
    facts: 'text',
  })
  await createOwnedTable(db, 'signature_change_sets', ['account_id', 'id'], {
    account_id: 'text',
    id: 'text',
    name: 'text',
    state: 'text',
    base_version: 'integer',
    tree: 'text',
    revision: 'integer',
    created_at: 'text',
    created_by: 'text',
    updated_at: 'text',
    updated_by: 'text',
    review: 'text?',
  })
  await createIndex(db, 'signature_change_sets_state', 'signature_change_sets', ['account_id', 'state', 'id'])
}

async function values(db: Kysely<unknown>): Promise<void> {
  await createOwnedTable(db, 'signature_values', ['account_id', 'person_id', 'field_id'], {
    account_id: 'text',
    person_id: 'text',
    field_id: 'text',
    value: 'text?',
    set_at: 'text',
    set_by: 'text',
    directory_value: 'text',
  })
  await createOwnedTable(db, 'signature_photos', ['account_id', 'person_id', 'state'], {
    account_id: 'text',
    person_id: 'text',
    state: 'text',
    hash: 'text',
    width: 'integer',
    height: 'integer',
    set_at: 'text',
    decided_at: 'text?',
    decided_by: 'text?',
    reason: 'text?',
  })
  await createIndex(db, 'signature_photos_state', 'signature_photos', ['account_id', 'state', 'set_at'])
}

async function finished(db: Kysely<unknown>): Promise<void> {
  await createOwnedTable(db, 'signature_people', ['account_id', 'person_id'], {
    account_id: 'text',
    person_id: 'text',
    scim_server_id: 'text',
    email_key: 'text?',
    name_key: 'text',
    state: 'text',
    version: 'integer',
    location_id: 'text',
    program_id: 'text',
    given: 'text',
    problems: 'text',
    hash: 'text',
    address: 'text',
    changed_at: 'text',
    rendered_at: 'text',
    due_at: 'text?',
  })
  await createIndex(db, 'signature_people_email', 'signature_people', ['account_id', 'email_key', 'person_id'])
  await createIndex(db, 'signature_people_name', 'signature_people', ['account_id', 'name_key', 'person_id'])
  await createIndex(db, 'signature_people_version', 'signature_people', ['account_id', 'version', 'person_id'])
  await createIndex(db, 'signature_people_state', 'signature_people', ['account_id', 'state', 'person_id'])
  await createIndex(db, 'signature_people_location', 'signature_people', ['account_id', 'location_id', 'person_id'])
  await createIndex(db, 'signature_people_program', 'signature_people', ['account_id', 'program_id', 'person_id'])
  await createIndex(db, 'signature_people_due', 'signature_people', ['account_id', 'due_at', 'person_id'])
  await createIndex(db, 'signature_people_address', 'signature_people', ['account_id', 'address'], true)
  await createOwnedTable(db, 'signatures', ['account_id', 'person_id', 'variant'], {
    account_id: 'text',
    person_id: 'text',
    variant: 'text',
    hash: 'text',
    html: 'text',
    text: 'text',
  })
  await createOwnedTable(db, 'signature_changes', ['account_id', 'id'], {
    account_id: 'text',
    id: 'text',
    person_id: 'text',
    kind: 'text',
    email: 'text?',
    hash: 'text',
    cause: 'text',
    at: 'text',
  })
  await createIndex(db, 'signature_changes_person', 'signature_changes', ['account_id', 'person_id', 'id'])
}

async function work(db: Kysely<unknown>): Promise<void> {
  await createOwnedTable(db, 'signature_followers', ['account_id', 'scim_server_id'], {
    account_id: 'text',
    scim_server_id: 'text',
    cursor: 'text?',
    followed_at: 'text',
    leased_until: 'text?',
    leased_by: 'text?',
  })
  await createOwnedTable(db, 'signature_jobs', ['account_id', 'id'], {
    account_id: 'text',
    id: 'text',
    kind: 'text',
    state: 'text',
    input: 'text',
    cursor: 'text?',
    total: 'integer',
    done: 'integer',
    result: 'text?',
    problem: 'text?',
    created_at: 'text',
    created_by: 'text',
    updated_at: 'text',
    leased_until: 'text?',
    leased_by: 'text?',
  })
  await createIndex(db, 'signature_jobs_state', 'signature_jobs', ['account_id', 'state', 'id'])
  await createIndex(db, 'signature_jobs_open', 'signature_jobs', ['state', 'leased_until'])
}
