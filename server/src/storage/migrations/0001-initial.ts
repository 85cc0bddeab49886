import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { createIndex, createOwnedTable } from './columns.ts'

/** Everything of the first release. */
export const initial: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await accounts(db)
    await installation(db)
    await scimServers(db)
    await resources(db)
    await partsOfResources(db)
    await records(db)
  },
}

async function accounts(db: Kysely<unknown>): Promise<void> {
  await createOwnedTable(db, 'accounts', ['id'], { id: 'text', name: 'text', created_at: 'text' })
  const member = { account_id: 'text', operator_id: 'text', role: 'text', created_at: 'text' } as const
  await createOwnedTable(db, 'account_members', ['account_id', 'operator_id'], member)
  await createIndex(db, 'account_members_operator', 'account_members', ['operator_id'])
  await createOwnedTable(db, 'invitations', ['account_id', 'id'], {
    account_id: 'text',
    id: 'text',
    email: 'text',
    role: 'text',
    token_digest: 'text',
    created_by: 'text',
    created_at: 'text',
    expires_at: 'text',
    accepted_at: 'text?',
  })
  await createIndex(db, 'invitations_token', 'invitations', ['token_digest'], true)
}

async function installation(db: Kysely<unknown>): Promise<void> {
  await createOwnedTable(db, 'settings', ['key'], { key: 'text', value: 'text', sealed: 'integer' })
  await createOwnedTable(db, 'one_time_links', ['digest'], {
    digest: 'text',
    purpose: 'text',
    operator_id: 'text?',
    created_at: 'text',
    expires_at: 'text',
    used_at: 'text?',
  })
}

async function scimServers(db: Kysely<unknown>): Promise<void> {
  await createOwnedTable(db, 'scim_servers', ['account_id', 'id'], {
    account_id: 'text',
    id: 'text',
    name: 'text',
    state: 'text',
    settings: 'text',
    created_at: 'text',
    created_by: 'text',
  })
  await createIndex(db, 'scim_servers_id', 'scim_servers', ['id'], true)
  await createOwnedTable(db, 'scim_tokens', ['scim_server_id', 'id'], {
    scim_server_id: 'text',
    id: 'text',
    digest: 'text',
    sealed: 'text',
    hint: 'text',
    created_by: 'text',
    created_at: 'text',
    last_used_at: 'text?',
    revoked_at: 'text?',
    expires_at: 'text?',
  })
}

async function resources(db: Kysely<unknown>): Promise<void> {
  await createOwnedTable(db, 'resources', ['scim_server_id', 'id'], {
    scim_server_id: 'text',
    id: 'text',
    account_id: 'text',
    kind: 'text',
    unique_key: 'text',
    display_name: 'text',
    name_key: 'text',
    title_key: 'text',
    department_key: 'text',
    active: 'integer',
    source: 'text',
    manager_id: 'text?',
    member_count: 'integer',
    version: 'integer',
    created_at: 'text',
    last_modified: 'text',
    inactive_since: 'text?',
    document: 'text',
  })
  await createIndex(db, 'resources_unique_key', 'resources', ['scim_server_id', 'kind', 'unique_key'], true)
  await createIndex(db, 'resources_order', 'resources', ['scim_server_id', 'kind', 'id'])
  await createIndex(db, 'resources_manager', 'resources', ['scim_server_id', 'manager_id'])
  for (const column of ['name_key', 'unique_key', 'title_key', 'department_key', 'last_modified', 'active'])
    await createIndex(db, `resources_account_${column}`, 'resources', ['account_id', 'kind', column, 'id'])
}

async function partsOfResources(db: Kysely<unknown>): Promise<void> {
  const refersTo = (column: string) =>
    ({ columns: ['scim_server_id', column], table: 'resources', targets: ['scim_server_id', 'id'] }) as const
  await createOwnedTable(
    db,
    'members',
    ['scim_server_id', 'group_id', 'member_id'],
    {
      scim_server_id: 'text',
      group_id: 'text',
      member_id: 'text',
      member_kind: 'text',
      display: 'text?',
      added_at: 'text',
    },
    [refersTo('group_id'), refersTo('member_id')],
  )
  await createIndex(db, 'members_member', 'members', ['scim_server_id', 'member_id'])
  await createOwnedTable(
    db,
    'attribute_values',
    ['scim_server_id', 'resource_id', 'path', 'element', 'position'],
    {
      scim_server_id: 'text',
      resource_id: 'text',
      path: 'text',
      element: 'integer',
      position: 'integer',
      kind: 'text',
      key: 'text',
      folded: 'text?',
      value: 'text',
      value_type: 'text',
      number: 'number?',
    },
    [refersTo('resource_id')],
  )
  await createIndex(db, 'attribute_values_lookup', 'attribute_values', [
    'scim_server_id',
    'kind',
    'path',
    'key',
    'resource_id',
  ])
}

async function records(db: Kysely<unknown>): Promise<void> {
  await createOwnedTable(db, 'activity', ['scim_server_id', 'id'], {
    scim_server_id: 'text',
    id: 'text',
    account_id: 'text',
    at: 'text',
    kind: 'text',
    outcome: 'text',
    actor: 'text',
    subject_id: 'text?',
    subject_kind: 'text?',
    subject_name: 'text?',
    facts: 'text',
    status: 'integer?',
    method: 'text?',
    path: 'text?',
    request_body: 'text?',
    answer_body: 'text?',
    detail: 'text?',
    request_id: 'text',
  })
  await createIndex(db, 'activity_account', 'activity', ['account_id', 'id'])
  await createIndex(db, 'activity_kind', 'activity', ['scim_server_id', 'kind', 'id'])
  await changes(db)
  const summary = {
    scim_server_id: 'text',
    hour: 'text',
    kind: 'text',
    resource_kind: 'text',
    account_id: 'text',
  } as const
  await createOwnedTable(db, 'read_summaries', ['scim_server_id', 'hour', 'kind', 'resource_kind'], {
    ...summary,
    count: 'integer',
    hits: 'integer',
    last_at: 'text',
  })
  await createOwnedTable(db, 'audit', ['account_id', 'id'], {
    account_id: 'text',
    id: 'text',
    at: 'text',
    operator_id: 'text',
    operator_name: 'text',
    action: 'text',
    subject: 'text',
    detail: 'text',
  })
}

async function changes(db: Kysely<unknown>): Promise<void> {
  await createOwnedTable(db, 'changes', ['scim_server_id', 'id'], {
    scim_server_id: 'text',
    id: 'text',
    account_id: 'text',
    resource_id: 'text',
    resource_kind: 'text',
    kind: 'text',
    at: 'text',
    by: 'text',
    activity_id: 'text?',
    changes: 'text',
  })
  await createIndex(db, 'changes_resource', 'changes', ['scim_server_id', 'resource_id', 'id'])
  await createIndex(db, 'changes_account_day', 'changes', ['account_id', 'at', 'kind'])
}
