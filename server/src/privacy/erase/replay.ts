import type { Kysely } from 'kysely'
import { product } from '../../audit/index.ts'
import type { JsonObject, Seal } from '../../base/index.ts'
import type { ErasureRow, Tables } from '../../storage/index.ts'
import { namesOf } from '../find/names.ts'
import { documentOf } from '../find/person.ts'
import { readTombstones, type Tombstone } from '../tombstones/file.ts'
import { keyedHash, openErasureKey } from '../tombstones/keyed-hash.ts'
import { compareLists } from '../tombstones/list.ts'
import { beginErasure, sealWork } from './begin.ts'
import { carryOut } from './carry-out.ts'
import type { ListParts } from './erase.ts'

/**
 * Erases again whom an older database still holds, and goes on with what was stopped.
 * @returns how many tombstones the database did not know
 */
export async function replayErasures(parts: ListParts): Promise<number> {
  const { database, seal, file } = parts
  const unknown = await compareLists(database, seal, file)
  const { sealedKey } = readTombstones(file)
  for (const tombstone of unknown) await beginAgain(parts, tombstone, sealedKey)
  const running = await database.read.selectFrom('erasures').selectAll().where('state', '=', 'running').execute()
  for (const row of running) await carryOut(parts, row)
  return unknown.length
}

async function beginAgain(parts: ListParts, tombstone: Tombstone, sealedKey: string | null): Promise<void> {
  const { database, seal, clock } = parts
  const key = keyOf(seal, sealedKey)
  const ids = new Set([tombstone.personId, ...(key === null ? [] : await recognized(database.read, key, tombstone))])
  const now = clock.now()
  for (const personId of ids) {
    const documents = await documentsOf(database.read, tombstone.scimServerId, personId)
    const names = await namesOf(database.read, tombstone.scimServerId, personId, documents)
    const { accountId } = tombstone
    const id = personId === tombstone.personId ? tombstone.id : `${tombstone.id}.${personId}`
    const row: ErasureRow = {
      account_id: accountId,
      id,
      scim_server_id: tombstone.scimServerId,
      person_id: personId,
      external_id_hash: tombstone.externalIdHash,
      user_name_hash: tombstone.userNameHash,
      erased_at: tombstone.erasedAt,
      requested_by: tombstone.requestedBy,
      state: 'running',
      work: sealWork(seal, accountId, id, { names }),
    }
    const words = 'erased a person again, because this database is older than the erasure'
    await database.write((tx) => beginErasure(tx, now, product, row, words))
  }
}

/** With another seal key the hashes tell nothing; ids still do. */
function keyOf(seal: Seal, sealed: string | null): Buffer | null {
  try {
    return sealed === null ? null : openErasureKey(seal, sealed)
  } catch {
    return null
  }
}

async function documentsOf(db: Kysely<Tables>, scimServerId: string, personId: string): Promise<JsonObject[]> {
  const rows = await db
    .selectFrom('resources')
    .select('document')
    .where('scim_server_id', '=', scimServerId)
    .where('id', '=', personId)
    .execute()
  return rows.map(documentOf)
}

const pieceSize = 1000

/**
 * The same person under another id: who was there before the erasure with the erased external id, or, where there was none, the
 * erased user name. Whoever came afterwards is a new person.
 */
async function recognized(db: Kysely<Tables>, key: Buffer, tombstone: Tombstone): Promise<string[]> {
  const { scimServerId, externalIdHash, userNameHash, erasedAt } = tombstone
  const [of, path, wanted] =
    externalIdHash === null
      ? (['userName', 'username', userNameHash] as const)
      : (['externalId', 'externalid', externalIdHash] as const)
  const found: string[] = []
  for (let after = ''; ; ) {
    const rows = await db
      .selectFrom('attribute_values')
      .innerJoin('resources', (join) =>
        join
          .onRef('resources.scim_server_id', '=', 'attribute_values.scim_server_id')
          .onRef('resources.id', '=', 'attribute_values.resource_id'),
      )
      .select(['resource_id', 'value'])
      .where('attribute_values.scim_server_id', '=', scimServerId)
      .where('attribute_values.kind', '=', 'User')
      .where('attribute_values.path', '=', path)
      .where('resources.created_at', '<=', erasedAt)
      .where('resource_id', '>', after)
      .orderBy('resource_id')
      .limit(pieceSize)
      .execute()
    for (const { resource_id, value } of rows)
      if (keyedHash(key, scimServerId, of, value) === wanted) found.push(resource_id)
    if (rows.length < pieceSize) return found
    after = rows.at(-1)?.resource_id ?? after
  }
}
