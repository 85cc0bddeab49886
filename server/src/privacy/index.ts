/**
 * Owns what one person may ask for: everything that is held about them, and to be forgotten, also in backups that are restored
 * later. Owns no person; `directory` removes the resource. `admin`, `cli` and `server.ts` call it.
 */
export type * from './contract.ts'
export { openPrivacy, type PrivacyParts, startPrivacy } from './open.ts'
export { tombstoneFileName } from './tombstones/file.ts'
