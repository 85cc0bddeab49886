import type { Kysely } from 'kysely'
import { Migrator } from 'kysely/migration'
import { StorageNewerError } from '../contract.ts'
import type { Tables } from '../tables.ts'
import { initial } from './0001-initial.ts'
import { clientSignIn } from './0002-client-sign-in.ts'
import { health } from './0003-health.ts'
import { connect } from './0004-connect.ts'
import { heldChanges } from './0005-held-changes.ts'
import { auditChain } from './0006-audit-chain.ts'
import { erasures } from './0007-erasures.ts'
import { leanIndexes } from './0008-lean-indexes.ts'
import { signatures } from './0009-signatures.ts'
import { delivery } from './0010-delivery.ts'
import { portal } from './0011-portal.ts'
import { dryRuns } from './0012-dry-runs.ts'

/** In order; a released migration is never edited. */
const migrations = {
  '0001-initial': initial,
  '0002-client-sign-in': clientSignIn,
  '0003-health': health,
  '0004-connect': connect,
  '0005-held-changes': heldChanges,
  '0006-audit-chain': auditChain,
  '0007-erasures': erasures,
  '0008-lean-indexes': leanIndexes,
  '0009-signatures': signatures,
  '0010-delivery': delivery,
  '0011-portal': portal,
  '0012-dry-runs': dryRuns,
}

/** The schemas that this version knows, oldest first. */
export const migrationNames: readonly string[] = Object.keys(migrations)

/**
 * Brings the database to this version's schema, under a lock, so that several processes may start at once.
 * @throws {StorageNewerError}
 */
export async function migrate(db: Kysely<Tables>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
  const { error } = await migrator.migrateToLatest()
  if (error instanceof Error) throw error.message.includes('is missing') ? newerSchema(error.message) : error
  if (error !== undefined) throw new Error('The database could not be migrated.', { cause: error })
}

function newerSchema(detail: string): StorageNewerError {
  return new StorageNewerError(
    `This data was written by a newer version of Dynasend (${detail}). Start that version, or restore a backup made before it.`,
  )
}
