/**
 * Owns what managers decided, version by version: files by their hash, published versions, change sets on top of them.
 * Owns no person and no rendering. Writes run in a transaction that the caller gives, so that the audit log and whatever else
 * belongs to the deed are one with it.
 */
export {
  beginChangeSet,
  ChangeSetGoneError,
  changeSetOf,
  type Deed,
  discardChangeSet,
  type Edited,
  editChangeSet,
  RevisionError,
} from './change-sets.ts'
export { MergeConflictError, mergeTrees } from './merge.ts'
export { addVersion, mergedTree, type NewVersion, publishChangeSet } from './publish.ts'
export {
  configurationOfTree,
  filesOfTree,
  keepStarter,
  newestNumber,
  type Published,
  starterVersion,
  versionOf,
} from './published.ts'
export { hashOf, isPicture, pictureOf, putFiles, readTree, type Tree, treeText } from './tree.ts'
