import type { Kysely } from 'kysely'
import type { Database, SignatureChangeRow, SignaturePersonRow, SignatureRow, Tables } from '../../storage/index.ts'

type Tx = Kysely<Tables>

/** Rows by person, held until the transaction ends: whoever sets `due_at` meanwhile comes before or after, never between. */
export async function lockedPeople(
  tx: Tx,
  kind: Database['kind'],
  accountId: string,
  personIds: readonly string[],
): Promise<Map<string, SignaturePersonRow>> {
  if (personIds.length === 0) return new Map()
  const rows = await tx
    .selectFrom('signature_people')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('person_id', 'in', [...personIds])
    .orderBy('person_id')
    .$if(kind === 'postgres', (query) => query.forUpdate())
    .execute()
  return new Map(rows.map((row) => [row.person_id, { ...row, version: Number(row.version) }]))
}

export async function upsertPeople(tx: Tx, rows: readonly SignaturePersonRow[]): Promise<void> {
  if (rows.length === 0) return
  await tx
    .insertInto('signature_people')
    .values([...rows])
    .onConflict((conflict) =>
      conflict.columns(['account_id', 'person_id']).doUpdateSet(({ ref }) => ({
        scim_server_id: ref('excluded.scim_server_id'),
        email_key: ref('excluded.email_key'),
        name_key: ref('excluded.name_key'),
        state: ref('excluded.state'),
        version: ref('excluded.version'),
        location_id: ref('excluded.location_id'),
        program_id: ref('excluded.program_id'),
        given: ref('excluded.given'),
        problems: ref('excluded.problems'),
        hash: ref('excluded.hash'),
        changed_at: ref('excluded.changed_at'),
        rendered_at: ref('excluded.rendered_at'),
        due_at: ref('excluded.due_at'),
      })),
    )
    .execute()
}

export async function upsertVariants(tx: Tx, rows: readonly SignatureRow[]): Promise<void> {
  if (rows.length === 0) return
  await tx
    .insertInto('signatures')
    .values([...rows])
    .onConflict((conflict) =>
      conflict.columns(['account_id', 'person_id', 'variant']).doUpdateSet(({ ref }) => ({
        hash: ref('excluded.hash'),
        html: ref('excluded.html'),
        text: ref('excluded.text'),
      })),
    )
    .execute()
}

export async function removeVariants(tx: Tx, accountId: string, personIds: readonly string[]): Promise<void> {
  if (personIds.length === 0) return
  await ofPeople(tx, 'signatures', accountId, personIds)
}

export async function removePeople(tx: Tx, accountId: string, personIds: readonly string[]): Promise<void> {
  if (personIds.length === 0) return
  await ofPeople(tx, 'signature_people', accountId, personIds)
}

const ofPeople = (tx: Tx, table: 'signatures' | 'signature_people', accountId: string, ids: readonly string[]) =>
  tx
    .deleteFrom(table)
    .where('account_id', '=', accountId)
    .where('person_id', 'in', [...ids])
    .execute()

export async function insertChanges(tx: Tx, rows: readonly SignatureChangeRow[]): Promise<void> {
  if (rows.length === 0) return
  await tx
    .insertInto('signature_changes')
    .values([...rows])
    .execute()
}
