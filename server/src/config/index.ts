/**
 * Owns the environment: the only room that reads it. One table of names, with what each means, makes the reader, the
 * messages and docs/operate/configuration.md. Owns no default that depends on another room. `main.ts` and `cli` call it.
 */
export { ConfigurationError } from './configuration-error.ts'
export { type SettingInUse, settingsInUse } from './in-use.ts'
export { readConfiguration } from './read.ts'
export type { Configuration, LogLevel } from './settings.ts'
