import { type Clock, newId } from '../../base/index.ts'
import type { JsonObject } from '../../base/json.ts'
import {
  type Database,
  readingAccess,
  StorageUnavailableError,
  type Stores,
  storesOf,
  UniqueViolationError,
} from '../../storage/index.ts'
import type { ResourceKind, ScimServerSettings } from '../contract.ts'
import { UnavailableError, UniquenessError } from '../errors.ts'

/** One SCIM server's data, and who writes. `actor` is shown in activity and history: `Entra`, or an operator's name. */
export interface Session {
  readonly database: Database
  readonly clock: Clock
  readonly accountId: string
  readonly scimServerId: string
  readonly settings: ScimServerSettings
  readonly actor: string
  /** Whether something of this SCIM server is held, so that who comes back is looked for. */
  readonly holding?: boolean
}

/** What one write knows: the stores inside its transaction, and its moment. */
export interface Moment {
  readonly stores: Stores
  readonly at: string
  /** Id of the activity row that this write will have. */
  readonly activityId: string
}

/**
 * Runs a write of the directory in one transaction.
 * @throws {UniquenessError | UnavailableError} in place of storage's own errors
 */
export async function inWrite<T>(
  session: Session,
  kind: ResourceKind,
  work: (moment: Moment) => Promise<T>,
): Promise<T> {
  const { database, clock, accountId, scimServerId } = session
  try {
    return await database.write((db, statements) => {
      const now = clock.now()
      const stores = storesOf({ database: database.kind, db, statements }, { accountId, scimServerId })
      return work({ stores, at: new Date(now).toISOString(), activityId: newId(now) })
    })
  } catch (error) {
    throw directoryError(error, kind)
  }
}

/** Reads committed rows. @throws {UnavailableError} */
export async function inRead<T>(session: Session, work: (stores: Stores) => Promise<T>): Promise<T> {
  const { database, accountId, scimServerId } = session
  try {
    return await work(storesOf(readingAccess(database), { accountId, scimServerId }))
  } catch (error) {
    throw directoryError(error, 'User')
  }
}

function directoryError(error: unknown, kind: ResourceKind): unknown {
  if (error instanceof UniqueViolationError && error.constraint === 'resources_unique_key')
    return new UniquenessError(kind === 'User' ? 'userName' : 'displayName')
  if (error instanceof StorageUnavailableError) return new UnavailableError(error.message)
  return error
}

/** A document as it was stored. */
export function documentOf(row: { readonly document: string }): JsonObject {
  return JSON.parse(row.document) as JsonObject
}
