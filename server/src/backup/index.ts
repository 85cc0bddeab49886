/**
 * Owns backups: one file that holds the whole database as it stood at one moment, its checksum, what restoring needs, and the
 * schedule with its retention. Owns no database: storage copies and inspects SQLite, PostgreSQL's own programs dump PostgreSQL.
 * `cli`, `metrics` and `server.ts` call it.
 */
export { BackupError } from './backup-error.ts'
export { backupBeforeMigration } from './before-migration.ts'
export { type MadeBackup, makeBackup } from './make.ts'
export { fingerprintOf, type Manifest } from './manifest.ts'
export { dumpPostgres } from './postgres/dump.ts'
export { isDump, restorePostgres } from './postgres/restore.ts'
export { type RestoredBackup, restoreBackup } from './restore.ts'
export { type ScheduleParts, startSchedule } from './schedule/run.ts'
export { readSchedule, type ScheduleState } from './schedule/state.ts'
export { type VerifiedBackup, verifyBackup } from './verify.ts'
