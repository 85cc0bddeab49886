/**
 * Owns the command line `dynasend`: its commands, their help, one-line errors and exit codes. Owns no rule of the
 * product; a command opens the directory as the server does, beside a running one or before the first start.
 */
export { buildProgram } from './program.ts'
