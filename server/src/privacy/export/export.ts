import { type Kysely, sql } from 'kysely'
import type { JsonObject, JsonValue } from '../../base/index.ts'
import { signatureRowsOf } from '../../signatures/index.ts'
import type { ActivityTableRow, ResourceRow, Tables } from '../../storage/index.ts'
import type { PersonExport } from '../contract.ts'
import { callsNaming } from '../find/activity.ts'
import { copiesNaming } from '../find/copies.ts'
import { mentionOf } from '../find/mention.ts'
import { namesOf } from '../find/names.ts'
import { documentOf, personOf } from '../find/person.ts'

/** @throws {NotFoundError} */
export async function exportPerson(
  db: Kysely<Tables>,
  accountId: string,
  personId: string,
  exportedAt: string,
): Promise<PersonExport> {
  const person = await personOf(db, accountId, personId)
  const document = documentOf(person)
  const scimServerId = person.scim_server_id
  const mentions = mentionOf([...(await namesOf(db, scimServerId, personId, [document])), personId])
  const activity: JsonObject[] = []
  for await (const calls of callsNaming(db, scimServerId, (id) => id === personId, mentions))
    activity.push(...calls.map(toCall))
  const copies: Record<string, JsonObject[]> = { ...(await signatureRowsOf(db, accountId, personId)) }
  for (const { table, row } of await copiesNaming(db, accountId, mentions)) (copies[table] ??= []).push(row)
  const server = db.selectFrom('scim_servers').select(['id', 'name']).where('id', '=', scimServerId)
  return {
    format: 'dynasend-person-1',
    exportedAt,
    accountId,
    scimServer: await server.executeTakeFirstOrThrow(),
    resource: toResource(person, document),
    manager: person.manager_id === null ? null : { id: person.manager_id },
    memberships: await memberships(db, scimServerId, personId),
    history: await history(db, scimServerId, personId),
    activity,
    audit: await audit(db, accountId, personId),
    copies,
  }
}

function toResource(row: ResourceRow, document: JsonObject): JsonObject {
  const { id, version, source, created_at, last_modified, inactive_since } = row
  const times = { created: created_at, lastModified: last_modified, inactiveSince: inactive_since }
  return { id, active: row.active === 1, source, version, ...times, document }
}

async function memberships(db: Kysely<Tables>, scimServerId: string, personId: string): Promise<JsonObject[]> {
  const { rows } = await sql<JsonObject & { group: string }>`
    select m.group_id as "groupId", r.display_name as "group", m.display as "display", m.added_at as "addedAt"
    from members m join resources r on r.scim_server_id = m.scim_server_id and r.id = m.group_id
    where m.scim_server_id = ${scimServerId} and m.member_id = ${personId} order by m.group_id`.execute(db)
  return rows.map((row) => ({ ...row }))
}

async function history(db: Kysely<Tables>, scimServerId: string, personId: string): Promise<JsonObject[]> {
  const rows = await db
    .selectFrom('changes')
    .select(['id', 'kind', 'at', 'by', 'changes'])
    .where('scim_server_id', '=', scimServerId)
    .where('resource_id', '=', personId)
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ ...row, changes: JSON.parse(row.changes) as JsonValue }))
}

function toCall(row: ActivityTableRow): JsonObject {
  const { id, at, kind, outcome, actor, subject_id, subject_kind, subject_name, status, method, path, detail } = row
  const subject = { id: subject_id, kind: subject_kind, name: subject_name }
  const bodies = { request: row.request_body, answer: row.answer_body }
  return { id, at, kind, outcome, actor, subject, status, method, path, detail, facts: row.facts, ...bodies }
}

async function audit(db: Kysely<Tables>, accountId: string, personId: string): Promise<JsonObject[]> {
  const rows = await db
    .selectFrom('audit_entries')
    .select(['sequence', 'id', 'at', 'operator_name', 'action', 'detail'])
    .where('account_id', '=', accountId)
    .where('subject', '=', personId)
    .orderBy('sequence')
    .execute()
  return rows.map((row) => ({ ...row }))
}
