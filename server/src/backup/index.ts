/**
 * Owns backups: one file that holds the whole database as it stood at one moment, its checksum, and what restoring needs.
 * Owns no schedule and no database; storage copies and inspects. `cli` and `server.ts` call it.
 */
export { backupBeforeMigration } from './before-migration.ts'
export { type MadeBackup, makeBackup } from './make.ts'
export type { Manifest } from './manifest.ts'
export { type RestoredBackup, restoreBackup } from './restore.ts'
export { type VerifiedBackup, verifyBackup } from './verify.ts'
