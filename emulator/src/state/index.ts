/**
 * The rehearsal's memory: documents and provisioning logs in one SQLite file, so that a restart goes on where it was.
 * It knows nothing of Entra. Any room of the emulator may call it.
 */
export { DocumentStore } from './document-store.ts'
export { type LogQuery, LogStore } from './log-store.ts'
export { StateError } from './state-error.ts'
