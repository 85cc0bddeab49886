import { type Kysely, PostgresAdapter, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import { chainHash, chainStart } from '../../base/index.ts'
import { createIndex, createOwnedTable } from './columns.ts'

/**
 * The audit log as a chain of hashes. Rows of `audit` move into it; the table stays, because an older node beside this one
 * writes there: what it writes is chained by the next round of the room `audit`.
 */
export const auditChain: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await tables(db)
    await moveRows(db)
    await guards(db)
  },
}

async function tables(db: Kysely<unknown>): Promise<void> {
  await createOwnedTable(db, 'audit_chains', ['account_id'], {
    account_id: 'text',
    sequence: 'integer',
    hash: 'text',
    signed_sequence: 'integer',
    signed_at: 'text',
  })
  const place = { account_id: 'text', sequence: 'integer' } as const
  await createOwnedTable(db, 'audit_entries', ['account_id', 'sequence'], {
    ...place,
    id: 'text',
    at: 'text',
    operator_id: 'text',
    operator_name: 'text',
    action: 'text',
    subject: 'text',
    detail: 'text',
    hash: 'text',
  })
  await createIndex(db, 'audit_entries_at', 'audit_entries', ['account_id', 'at'])
  const signed = { key_id: 'text', hash: 'text', at: 'text', signature: 'text' } as const
  await createOwnedTable(db, 'audit_heads', ['account_id', 'sequence', 'key_id'], {
    ...place,
    ...signed,
    streamed_at: 'text?',
  })
  await createOwnedTable(db, 'audit_checkpoints', ['account_id', 'sequence'], { ...place, ...signed, rows: 'integer' })
  await createOwnedTable(db, 'retention_settings', ['account_id'], {
    account_id: 'text',
    audit_days: 'integer',
    activity_days: 'integer',
    gone_days: 'integer',
  })
}

interface Row {
  readonly account_id: string
  readonly id: string
  readonly at: string
  readonly operator_id: string
  readonly operator_name: string
  readonly action: string
  readonly subject: string
  readonly detail: string
}

/** Deeds are rare: an installation has thousands of them, not millions. */
async function moveRows(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<Row>`select * from audit order by account_id, id`.execute(db)
  let end = { account_id: '', sequence: 0, hash: chainStart }
  const ends = new Map<string, typeof end>()
  for (const { account_id, id, at, operator_id, operator_name, action, subject, detail } of rows) {
    if (account_id !== end.account_id) end = { account_id, sequence: 0, hash: chainStart }
    const row = { account_id, sequence: end.sequence + 1, id, at, operator_id, operator_name, action, subject, detail }
    end = { account_id, sequence: row.sequence, hash: chainHash(end.hash, row) }
    ends.set(account_id, end)
    const values = [...Object.values(row), end.hash]
    await sql`insert into audit_entries (${sql.join([...Object.keys(row), 'hash'].map((name) => sql.id(name)))})
      values (${sql.join(values)})`.execute(db)
    await sql`delete from audit where account_id = ${account_id} and id = ${id}`.execute(db)
  }
  for (const { account_id, sequence, hash } of ends.values())
    await sql`insert into audit_chains (account_id, sequence, hash, signed_sequence, signed_at)
      values (${account_id}, ${sequence}, ${hash}, 0, '')`.execute(db)
}

const refusal = 'The audit log is append-only.'

/** No row changes, and only rows that a checkpoint covers go; a checkpoint never changes or goes. */
async function guards(db: Kysely<unknown>): Promise<void> {
  const covered = 'select 1 from audit_checkpoints c where c.account_id = old.account_id and c.sequence >= old.sequence'
  if (db.getExecutor().adapter instanceof PostgresAdapter) {
    await run(db, [
      `create function audit_refuse() returns trigger language plpgsql as
        $$ begin raise exception '${refusal}'; end $$`,
      `create function audit_refuse_uncut() returns trigger language plpgsql as
        $$ begin if exists (${covered}) then return old; end if; raise exception '${refusal}'; end $$`,
      `create trigger audit_entries_delete before delete on audit_entries
        for each row execute function audit_refuse_uncut()`,
      ...['audit_entries', 'audit_checkpoints'].flatMap((table) => [
        `create trigger ${table}_update before update on ${table} for each row execute function audit_refuse()`,
        `create trigger ${table}_truncate before truncate on ${table} for each statement execute function audit_refuse()`,
      ]),
      'create trigger audit_checkpoints_delete before delete on audit_checkpoints for each row execute function audit_refuse()',
    ])
    return
  }
  const refuse = `begin select raise(abort, '${refusal}'); end`
  await run(db, [
    `create trigger audit_entries_update before update on audit_entries ${refuse}`,
    `create trigger audit_entries_delete before delete on audit_entries when not exists (${covered}) ${refuse}`,
    `create trigger audit_checkpoints_update before update on audit_checkpoints ${refuse}`,
    `create trigger audit_checkpoints_delete before delete on audit_checkpoints ${refuse}`,
  ])
}

async function run(db: Kysely<unknown>, statements: readonly string[]): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
