/** The rehearsal on the command line. It uses the JSON API only: of a running rehearsal, or of one that it opens itself. */
export { run } from './run.ts'
