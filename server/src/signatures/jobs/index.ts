/**
 * Owns long work about signatures: rows of `signature_jobs`, who works on which, how far it is, and that it goes on where it
 * was after a crash or on another node. Owns no work itself: `open.ts` hands over a handler for each kind. A handler works in
 * slices, tells its progress after each, in the same transaction where it writes rows, and finds its cursor when it starts anew.
 */
export type { Job, JobHandler, JobKind, JobProgress, JobRun, JobState, NewJob } from './contract.ts'
export { JobGoneError } from './contract.ts'
export { addJob, jobOf, jobsOf, stopJob } from './rows.ts'
export { type JobRunner, type JobsParts, startJobs } from './runner.ts'
