import type { Kysely } from 'kysely'
import type { JsonObject } from '../base/index.ts'
import type { Tables } from '../storage/index.ts'
import { forgetFinished } from './finished/index.ts'
import { breakLease } from './follow/index.ts'

type Db = Kysely<Tables>

/** Tables with rows about one person, by their `person_id`. */
const tables = ['signature_values', 'signature_photos', 'signature_people', 'signatures', 'signature_changes'] as const

/** Everything that signatures hold about a person, by table. */
export async function signatureRowsOf(
  db: Db,
  accountId: string,
  personId: string,
): Promise<Readonly<Record<string, JsonObject[]>>> {
  const found: Record<string, JsonObject[]> = {}
  for (const table of tables) {
    const rows = await db
      .selectFrom(table)
      .selectAll()
      .where('account_id', '=', accountId)
      .where('person_id', '=', personId)
      .execute()
    if (rows.length > 0) found[table] = rows.map((row) => ({ ...row }))
  }
  return found
}

/**
 * Takes away everything that signatures hold about a person who is erased. Whoever takes signatures out is still told that it
 * went, without an address. Whoever composes for the account right now begins anew, so nothing comes back.
 * @param now milliseconds since 1970
 */
export async function forgetSignatures(tx: Db, accountId: string, personId: string, now: number): Promise<void> {
  await breakLease(tx, accountId)
  await forgetPhotos(tx, accountId, personId)
  await tx
    .deleteFrom('signature_values')
    .where('account_id', '=', accountId)
    .where('person_id', '=', personId)
    .execute()
  await forgetFinished(tx, accountId, personId, now)
}

/** The bytes go too, unless somebody else has the same picture. */
async function forgetPhotos(tx: Db, accountId: string, personId: string): Promise<void> {
  const photos = await tx
    .deleteFrom('signature_photos')
    .where('account_id', '=', accountId)
    .where('person_id', '=', personId)
    .returning('hash')
    .execute()
  for (const hash of new Set(photos.map((photo) => photo.hash)))
    if (!(await isUsed(tx, accountId, hash)))
      await tx.deleteFrom('signature_files').where('account_id', '=', accountId).where('hash', '=', hash).execute()
}

async function isUsed(tx: Db, accountId: string, hash: string): Promise<boolean> {
  const photo = tx.selectFrom('signature_photos').select('hash').where('account_id', '=', accountId)
  if (await photo.where('hash', '=', hash).executeTakeFirst()) return true
  for (const table of ['signature_versions', 'signature_change_sets'] as const) {
    const tree = tx.selectFrom(table).select('tree').where('account_id', '=', accountId)
    if (await tree.where('tree', 'like', `%${hash}%`).limit(1).executeTakeFirst()) return true
  }
  return false
}
