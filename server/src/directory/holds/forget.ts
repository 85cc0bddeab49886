import type { Clock } from '../../base/index.ts'
import { type Database, storesOf } from '../../storage/index.ts'
import { personWasRemoved } from './left.ts'

/**
 * Forgets who somebody was in everything that they lost: nothing of it is held any more, and nothing of it names them.
 * For erasure. @throws {StorageUnavailableError}
 */
export async function forgetDepartures(
  { database, clock }: { readonly database: Database; readonly clock: Clock },
  owner: { readonly accountId: string; readonly scimServerId: string },
  personId: string,
): Promise<void> {
  await database.write(async (tx, statements) => {
    const stores = storesOf({ database: database.kind, db: tx, statements }, owner)
    await personWasRemoved({ stores, at: new Date(clock.now()).toISOString(), activityId: '' }, personId)
    const nobody = {
      name: '',
      name_key: '',
      user_key: '',
      external_key: '',
      department: '',
      display: null,
      document: null,
    }
    await tx
      .updateTable('departures')
      .set(nobody)
      .where('scim_server_id', '=', owner.scimServerId)
      .where('person_id', '=', personId)
      .execute()
  })
}
