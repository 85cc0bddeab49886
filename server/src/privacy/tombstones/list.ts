import type { Kysely } from 'kysely'
import type { Seal } from '../../base/index.ts'
import type { Database, ErasureRow, Tables } from '../../storage/index.ts'
import { appendTombstones, readTombstones, type Tombstone } from './file.ts'
import { sealedErasureKey } from './keyed-hash.ts'

const toTombstone = (row: ErasureRow): Tombstone => ({
  kind: 'person',
  id: row.id,
  accountId: row.account_id,
  scimServerId: row.scim_server_id,
  personId: row.person_id,
  externalIdHash: row.external_id_hash,
  userNameHash: row.user_name_hash,
  erasedAt: row.erased_at,
  requestedBy: row.requested_by,
})

/**
 * Brings the list beside the data up to the database, which other nodes write to.
 * @returns what the list knows and the database does not: it is older than those erasures
 */
export async function compareLists(database: Database, seal: Seal, path: string): Promise<readonly Tombstone[]> {
  const file = readTombstones(path)
  const rows = await allRows(database.read)
  const known = new Set(file.tombstones.map(({ id }) => id))
  const fresh = rows.filter(({ id }) => !known.has(id)).map(toTombstone)
  if (rows.length > 0 || file.tombstones.length > 0) {
    const sealed = await database.write((tx) => sealedErasureKey(tx, seal, file.sealedKey))
    await appendTombstones(path, { sealedKey: sealed === file.sealedKey ? null : sealed, tombstones: fresh })
  }
  const here = new Set(rows.map(({ id }) => id))
  return file.tombstones.filter(({ id }) => !here.has(id))
}

const allRows = (db: Kysely<Tables>): Promise<ErasureRow[]> => db.selectFrom('erasures').selectAll().execute()
