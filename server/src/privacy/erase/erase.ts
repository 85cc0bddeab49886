import type { Actor } from '../../audit/index.ts'
import { newId } from '../../base/index.ts'
import type { ErasureRow } from '../../storage/index.ts'
import { namesOf } from '../find/names.ts'
import { documentOf, personOf } from '../find/person.ts'
import { keyedHash, openErasureKey, sealedErasureKey } from '../tombstones/keyed-hash.ts'
import { compareLists } from '../tombstones/list.ts'
import { beginErasure, sealWork } from './begin.ts'
import { carryOut, type EraseParts } from './carry-out.ts'

export interface ListParts extends EraseParts {
  /** The list beside the data. */
  readonly file: string
}

/** @throws {NotFoundError} */
export async function erasePerson(
  parts: ListParts,
  accountId: string,
  personId: string,
  actor: Actor,
): Promise<ErasureRow> {
  const { database, seal, clock, file } = parts
  const person = await personOf(database.read, accountId, personId)
  const document = documentOf(person)
  const names = await namesOf(database.read, person.scim_server_id, personId, [document])
  const now = clock.now()
  const key = openErasureKey(seal, await database.write((tx) => sealedErasureKey(tx, seal, null)))
  const { externalId, userName } = document
  const hash = (of: 'userName' | 'externalId', value: string) => keyedHash(key, person.scim_server_id, of, value)
  const id = newId(now)
  const row: ErasureRow = {
    account_id: accountId,
    id,
    scim_server_id: person.scim_server_id,
    person_id: personId,
    external_id_hash: typeof externalId === 'string' ? hash('externalId', externalId) : null,
    user_name_hash: hash('userName', typeof userName === 'string' ? userName : ''),
    erased_at: new Date(now).toISOString(),
    requested_by: actor.operatorId,
    state: 'running',
    work: sealWork(seal, accountId, id, { names }),
  }
  await database.write((tx) => beginErasure(tx, now, actor, row, 'erased a person'))
  await compareLists(database, seal, file)
  await carryOut(parts, row)
  return { ...row, state: 'done', work: '' }
}
