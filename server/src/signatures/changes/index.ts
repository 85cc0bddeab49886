/**
 * Owns changing without fear: what a change set would do (files, people), who approves it, putting it in force, and going back.
 * Owns no storage of versions (`book`), no shape (`model`) and no rendering (`compose`). `admin` and the command line call it.
 */
export { PublicationError, type Review } from './approval.ts'
export type * from './contract.ts'
export type { DryRunFilter, DryRunPerson } from './dry-run/reads.ts'
export { type DryRunInput, type DryRunParts, dryRunHandler } from './dry-run/run.ts'
export type { Tally } from './dry-run/tally.ts'
export { type DiffLine, type DiffPiece, type FileChange, fileChanges, textDiff } from './file-changes.ts'
export { type ChangesParts, openChanges } from './open.ts'
export { type Publication, publish, restoreVersion } from './publication.ts'
export { fileDiff, type ReviewedChangeSet, reviewChangeSet } from './review.ts'
export { decideChangeSet, submitChangeSet } from './submit.ts'
