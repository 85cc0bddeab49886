import { type Kysely, PostgresAdapter, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/**
 * A write touches fewer trees. A value of the attribute index no longer looks its resource up: it is written with it and,
 * by a trigger, goes with it. On SQLite rows of two narrow tables are kept in their key itself. Older nodes go on beside
 * this schema: no column and no answer differs.
 */
export const leanIndexes: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    if (db.getExecutor().adapter instanceof PostgresAdapter) await onPostgres(db)
    else await onSqlite(db)
    await partialIndexes(db)
  },
}

/** Most people have a manager, groups and many directories have none; only what is gone is ever looked for by its time. */
async function partialIndexes(db: Kysely<unknown>): Promise<void> {
  await sql`drop index resources_manager`.execute(db)
  await sql`create index resources_manager on resources (scim_server_id, manager_id)
    where manager_id is not null`.execute(db)
  await sql`drop index changes_account_day`.execute(db)
  await sql`create index changes_gone on changes (scim_server_id, at) where kind = 'deleted'`.execute(db)
}

async function onPostgres(db: Kysely<unknown>): Promise<void> {
  await sql`alter table attribute_values
    drop constraint attribute_values_scim_server_id_resource_id_fkey`.execute(db)
  await sql`create function forget_attribute_values() returns trigger language plpgsql as $$ begin
    delete from attribute_values where scim_server_id = old.scim_server_id and resource_id = old.id;
    return null; end $$`.execute(db)
  await sql`create trigger resources_attribute_values after delete on resources
    for each row execute function forget_attribute_values()`.execute(db)
}

async function onSqlite(db: Kysely<unknown>): Promise<void> {
  await sql`create table lean_values (scim_server_id text not null, resource_id text not null, path text not null,
    element bigint not null, position bigint not null, kind text not null, key text not null, folded text,
    value text not null, value_type text not null, number double precision,
    primary key (scim_server_id, resource_id, path, element, position)) without rowid`.execute(db)
  await sql`insert into lean_values select scim_server_id, resource_id, path, element, position, kind, key, folded,
    value, value_type, number from attribute_values`.execute(db)
  await sql`drop table attribute_values`.execute(db)
  await sql`alter table lean_values rename to attribute_values`.execute(db)
  await sql`create index attribute_values_lookup on attribute_values
    (scim_server_id, kind, path, key, resource_id)`.execute(db)
  await sql`create trigger resources_attribute_values after delete on resources begin
    delete from attribute_values where scim_server_id = old.scim_server_id and resource_id = old.id; end`.execute(db)
  await membersOnSqlite(db)
}

async function membersOnSqlite(db: Kysely<unknown>): Promise<void> {
  await sql`create table lean_members (scim_server_id text not null, group_id text not null, member_id text not null,
    member_kind text not null, display text, added_at text not null,
    primary key (scim_server_id, group_id, member_id),
    foreign key (scim_server_id, group_id) references resources (scim_server_id, id) on delete cascade,
    foreign key (scim_server_id, member_id) references resources (scim_server_id, id) on delete cascade)
    without rowid`.execute(db)
  await sql`insert into lean_members select scim_server_id, group_id, member_id, member_kind, display, added_at
    from members`.execute(db)
  await sql`drop table members`.execute(db)
  await sql`alter table lean_members rename to members`.execute(db)
  await sql`create index members_member on members (scim_server_id, member_id)`.execute(db)
}
