/**
 * Owns what becomes of people: who gets which signature, how it looks, and the finished ones. Reads the directory through
 * its feed of what is in effect, and never writes to it. Rooms: `model` (the shapes), `folder` (the readable files),
 * `book` (versions and change sets), `starter` (what every account begins with), `rules` (who gets what; `paths` reads SCIM
 * paths), `compose` (person to signature), `follow` (keeping up), `finished` (what is served), `jobs` (long work). `admin`,
 * `delivery` and the command line use it; only `signatures` imports the renderer.
 */
export * from './book/index.ts'
export type * from './changes/contract.ts'
export {
  type DryRunInput,
  dryRunHandler,
  type FileChange,
  fileChanges,
  PublicationError,
  type Tally,
  textDiff,
} from './changes/index.ts'
export { type Compose, compileComposer, type Surroundings } from './compose/index.ts'
export type * from './contract.ts'
export * from './finished/index.ts'
export { type Files, FolderError, type FolderProblem, imageFile, readFolder, writeFolder } from './folder/index.ts'
export { type FollowFacts, wakingDirectory } from './follow/index.ts'
export {
  addJob,
  type Job,
  JobGoneError,
  type JobHandler,
  type JobKind,
  type JobRun,
  type JobState,
  jobOf,
  jobsOf,
  stopJob,
} from './jobs/index.ts'
export { type Finding, lint } from './lint/index.ts'
export type * from './model/composition.ts'
export type * from './model/configuration.ts'
export type * from './model/person.ts'
export { openSignatures, type SignaturesParts } from './open.ts'
export { forgetSignatures, signatureRowsOf } from './privacy.ts'
export { type RunningSignatures, type StartParts, startSignatures } from './start.ts'
